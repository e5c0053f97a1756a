;; SPDX-License-Identifier: Apache-2.0
;; A guest whose functions are not async and make threads, and one that calls it.
(component
  (component $maker
    (core module $table (table (export "t") 1 funcref))
    (core instance $table (instantiate $table))
    (core type $start (func (param i32)))
    (core func $new (canon thread.new-indirect $start (core table $table "t")))
    (core func $later (canon thread.resume-later))
    (core module $m
      (import "" "t" (table 1 funcref))
      (import "" "new" (func $new (param i32 i32) (result i32)))
      (import "" "later" (func $later (param i32)))
      (global $ran (mut i32) (i32.const 0))
      (func $thread (param i32) (global.set $ran (i32.add (global.get $ran) (local.get 0))))
      (elem (i32.const 0) func $thread)
      (func (export "make") (param i32) (call $later (call $new (i32.const 0) (local.get 0))))
      (func (export "ran") (result i32) (global.get $ran)))
    (core instance $i (instantiate $m (with "" (instance
      (export "t" (table $table "t")) (export "new" (func $new)) (export "later" (func $later))))))
    (func (export "make") (param "n" u32) (canon lift (core func $i "make")))
    (func (export "ran") (result u32) (canon lift (core func $i "ran"))))
  (component $caller
    (import "make" (func $make (param "n" u32)))
    (core func $make' (canon lower (func $make)))
    (core module $m
      (import "" "make" (func $make (param i32)))
      (func (export "call") (param i32) (call $make (local.get 0))))
    (core instance $i (instantiate $m (with "" (instance (export "make" (func $make'))))))
    (func (export "call") (param "n" u32) (canon lift (core func $i "call"))))
  (instance $maker (instantiate $maker))
  (instance $caller (instantiate $caller (with "make" (func $maker "make"))))
  (export "make" (func $maker "make"))
  (export "ran" (func $maker "ran"))
  (export "call" (func $caller "call")))
