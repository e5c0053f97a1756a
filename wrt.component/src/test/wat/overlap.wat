;; SPDX-License-Identifier: Apache-2.0
;; Sends eight bytes through a stream to itself, from address 16 to any other.
(component
  (core module $lib (memory (export "mem") 1))
  (core instance $lib (instantiate $lib))
  (type $s (stream u8))
  (core func $new (canon stream.new $s))
  (core func $read (canon stream.read $s async (memory (core memory $lib "mem"))))
  (core func $write (canon stream.write $s async (memory (core memory $lib "mem"))))
  (core module $m
    (import "" "mem" (memory 1))
    (import "" "new" (func $new (result i64)))
    (import "" "read" (func $read (param i32 i32 i32) (result i32)))
    (import "" "write" (func $write (param i32 i32 i32) (result i32)))
    (func (export "send") (param $to i32) (result i64)
      (local $ends i64)
      (i64.store (i32.const 16) (i64.const 0x0807060504030201))
      (local.set $ends (call $new))
      (drop (call $read (i32.wrap_i64 (local.get $ends)) (local.get $to) (i32.const 8)))
      (drop (call $write (i32.wrap_i64 (i64.shr_u (local.get $ends) (i64.const 32))) (i32.const 16) (i32.const 8)))
      (i64.load (local.get $to))))
  (core instance $i (instantiate $m (with "" (instance
    (export "mem" (memory $lib "mem")) (export "new" (func $new))
    (export "read" (func $read)) (export "write" (func $write))))))
  (func (export "send") (param "to" u32) (result u64) (canon lift (core func $i "send")))
)
