;; SPDX-License-Identifier: Apache-2.0
;; Has an async function beside functions that are not.
(component
  (core func $set-new (canon waitable-set.new))
  (core func $return (canon task.return (result u32)))
  (core module $m
    (import "" "set-new" (func $set-new (result i32)))
    (import "" "return" (func $return (param i32)))
    (func (export "plain") (result i32) (i32.const 1))
    (func (export "uses") (result i32) (call $set-new))
    (func (export "later") (result i32) (call $return (i32.const 3)) (i32.const 0))
    (func (export "callback") (param i32 i32 i32) (result i32) (i32.const 0)))
  (core instance $i (instantiate $m (with "" (instance
    (export "set-new" (func $set-new)) (export "return" (func $return))))))
  (func (export "plain") (result u32) (canon lift (core func $i "plain")))
  (func (export "uses") (result u32) (canon lift (core func $i "uses")))
  (func (export "later") async (result u32)
    (canon lift (core func $i "later") async (callback (core func $i "callback")))))
