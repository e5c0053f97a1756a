;; SPDX-License-Identifier: Apache-2.0
;; Calls the host in the middle of its work, and can be stopped in every way that a guest can.
(component
  (import "back" (func $back (param "x" u32) (result u32)))
  (core func $back' (canon lower (func $back)))
  (core module $m
    (import "" "back" (func $back (param i32) (result i32)))
    (global $count (mut i32) (i32.const 0))
    (func (export "call-back") (param i32) (result i32)
      (global.set $count (i32.add (global.get $count) (i32.const 1)))
      (call $back (local.get 0)))
    (func (export "count") (result i32) (global.get $count))
    (func (export "spin") (loop $l (br $l)))
    (func (export "trap") unreachable)
    (func $deep (export "deep") (param i32) (result i32)
      (if (result i32) (i32.eqz (local.get 0))
        (then (i32.const 0))
        (else (i32.add (i32.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1))))))))
  (core instance $i (instantiate $m (with "" (instance (export "back" (func $back'))))))
  (func (export "call-back") (param "x" u32) (result u32) (canon lift (core func $i "call-back")))
  (func (export "count") (result u32) (canon lift (core func $i "count")))
  (func (export "spin") (canon lift (core func $i "spin")))
  (func (export "trap") (canon lift (core func $i "trap")))
  (func (export "deep") (param "n" u32) (result u32) (canon lift (core func $i "deep"))))
