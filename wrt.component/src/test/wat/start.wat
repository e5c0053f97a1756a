;; SPDX-License-Identifier: Apache-2.0
;; A start function that asks the host what to do: 1 = loop for ever, 2 = trap, else return.
(component
  (import "mode" (func $mode (result u32)))
  (core func $mode' (canon lower (func $mode)))
  (core module $m
    (import "" "mode" (func $mode (result i32)))
    (func $start
      (local $m i32)
      (local.set $m (call $mode))
      (if (i32.eq (local.get $m) (i32.const 1)) (then (loop $l (br $l))))
      (if (i32.eq (local.get $m) (i32.const 2)) (then unreachable)))
    (start $start)
    (func (export "one") (result i32) (i32.const 1)))
  (core instance $i (instantiate $m (with "" (instance (export "mode" (func $mode'))))))
  (func (export "one") (result u32) (canon lift (core func $i "one"))))
