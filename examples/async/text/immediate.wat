;; SPDX-License-Identifier: Apache-2.0
;; An async function that never waits, and the same as a plain function to compare with.
(component
  (core module $code
    (import "" "task.return" (func $return (param i32)))
    (func (export "add") (param i32 i32) (result i32)
      (call $return (i32.add (local.get 0) (local.get 1)))
      (i32.const 0 (; EXIT ;)))
    (func (export "callback") (param i32 i32 i32) (result i32) unreachable)
    (func (export "add-sync") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
  (core func $return (canon task.return (result u32)))
  (core instance $i (instantiate $code (with "" (instance (export "task.return" (func $return))))))
  (func (export "add") async (param "a" u32) (param "b" u32) (result u32)
    (canon lift (core func $i "add") async (callback (core func $i "callback"))))
  (func (export "add-sync") (param "a" u32) (param "b" u32) (result u32)
    (canon lift (core func $i "add-sync"))))
