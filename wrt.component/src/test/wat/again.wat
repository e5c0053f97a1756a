;; SPDX-License-Identifier: Apache-2.0
;; A guest that calls another one twice: each call is a task of its own, with context slots of its own, however the
;; runtime keeps what it needs for a call.
(component
  (import "pause" (func $pause (param "x" u32) (result u32)))
  (component $callee
    (import "pause" (func $pause (param "x" u32) (result u32)))
    (core func $get (canon context.get i32 0))
    (core func $set (canon context.set i32 0))
    (core func $pause (canon lower (func $pause)))
    (core module $m
      (import "" "get" (func $get (result i32)))
      (import "" "set" (func $set (param i32)))
      (import "" "pause" (func $pause (param i32) (result i32)))
      ;; the argument, plus what the slot held at the beginning, plus what it lost while the host ran
      (func (export "mark") (param $x i32) (result i32)
        (local $before i32)
        (local.set $before (call $get))
        (call $set (i32.const 1000))
        (local.set $x (call $pause (local.get $x)))
        (i32.add (i32.add (local.get $before) (local.get $x)) (i32.sub (i32.const 1000) (call $get)))))
    (core instance $i (instantiate $m (with "" (instance
      (export "get" (func $get)) (export "set" (func $set)) (export "pause" (func $pause))))))
    (func (export "mark") (param "x" u32) (result u32) (canon lift (core func $i "mark"))))
  (instance $c (instantiate $callee (with "pause" (func $pause))))
  (component $caller
    (import "mark" (func $mark (param "x" u32) (result u32)))
    (core func $mark (canon lower (func $mark)))
    (core func $yield (canon thread.yield))
    (core module $m
      (import "" "mark" (func $mark (param i32) (result i32)))
      (import "" "yield" (func $yield (result i32)))
      (func (export "once") (param i32) (result i32) (call $mark (local.get 0)))
      (func (export "twice") (param i32) (result i32)
        (i32.add (call $mark (local.get 0)) (call $mark (local.get 0)))))
    (core instance $i (instantiate $m (with "" (instance (export "mark" (func $mark)) (export "yield" (func $yield))))))
    ;; on a stack of its own, as it might yield
    (func (export "later") async (param "x" u32) (result u32) (canon lift (core func $i "once")))
    (func (export "twice") (param "x" u32) (result u32) (canon lift (core func $i "twice"))))
  (instance $t (instantiate $caller (with "mark" (func $c "mark"))))
  (export "later" (func $t "later"))
  (export "twice" (func $t "twice")))
