;; SPDX-License-Identifier: Apache-2.0
;; Components inside of a component: an outer alias, two instances with their own state, calls between guests with
;; different string encodings, and functions of one core instance called through the table of another.
(component
  (core module $memory
    (memory (export "memory") 1)
    (global $next (mut i32) (i32.const 1024))
    (global $calls (mut i32) (i32.const 0))
    (func (export "realloc") (param $old i32) (param $size i32) (param $align i32) (param $new i32) (result i32)
      (local $at i32)
      (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
      (local.set $at (i32.and (i32.add (global.get $next) (i32.sub (local.get $align) (i32.const 1)))
                              (i32.sub (i32.const 0) (local.get $align))))
      (global.set $next (i32.add (local.get $at) (local.get $new)))
      (memory.copy (local.get $at) (local.get $old) (local.get $size))
      (local.get $at))
    (func (export "calls") (result i32) (global.get $calls)))

  ;; counts in utf16
  (component $counter
    (alias outer 1 $memory (core module $outer))
    (core instance $mem (instantiate $outer))
    (core module $m
      (import "" "memory" (memory 1))
      (global $n (mut i32) (i32.const 0))
      (func (export "add") (param i32) (result i32)
        (global.set $n (i32.add (global.get $n) (local.get 0)))
        (global.get $n))
      ;; both words of the argument, to be returned
      (func (export "same") (param i32 i32) (result i32)
        (i32.store (i32.const 8) (local.get 0))
        (i32.store (i32.const 12) (local.get 1))
        (i32.const 8)))
    (core instance $i (instantiate $m (with "" (instance (export "memory" (memory $mem "memory"))))))
    (func (export "add") (param "n" u8) (result u32) (canon lift (core func $i "add")))
    (func (export "same") (param "s" string) (result string)
      (canon lift (core func $i "same") (memory (core memory $mem "memory")) (realloc (core func $mem "realloc"))
        string-encoding=utf16))
    (func (export "calls") (result u32) (canon lift (core func $mem "calls"))))

  ;; hands everything on, in utf8
  (component $user
    (import "counter" (instance $c
      (export "add" (func (param "n" u8) (result u32)))
      (export "same" (func (param "s" string) (result string)))))
    (alias outer 1 $memory (core module $outer))
    (core instance $mem (instantiate $outer))
    (core func $add (canon lower (func $c "add")))
    (core func $same (canon lower (func $c "same") (memory (core memory $mem "memory"))
      (realloc (core func $mem "realloc"))))
    (core module $m
      (import "" "add" (func $add (param i32) (result i32)))
      (import "" "same" (func $same (param i32 i32 i32)))
      (func (export "add") (param i32) (result i32) (call $add (local.get 0)))
      (func (export "same") (param i32 i32) (result i32)
        (call $same (local.get 0) (local.get 1) (i32.const 16))
        (i32.const 16)))
    (core instance $i (instantiate $m (with "" (instance (export "add" (func $add)) (export "same" (func $same))))))
    ;; more than the 8 bits that the other side takes
    (func (export "add") (param "n" u32) (result u32) (canon lift (core func $i "add")))
    (func (export "same") (param "s" string) (result string)
      (canon lift (core func $i "same") (memory (core memory $mem "memory")) (realloc (core func $mem "realloc")))))

  (instance $c1 (instantiate $counter))
  (instance $c2 (instantiate $counter))
  (instance $u1 (instantiate $user (with "counter" (instance $c1))))
  (instance $u2 (instantiate $user (with "counter" (instance $c2))))
  (alias export $u1 "add" (func $add-one))
  (alias export $u2 "add" (func $add-two))
  (alias export $u1 "same" (func $same))
  (alias export $c1 "calls" (func $calls))
  (export "add-one" (func $add-one))
  (export "add-two" (func $add-two))
  (export "same" (func $same))
  (export "calls" (func $calls))

  ;; the caller's type 0 is another type in the module of the function that it calls
  (core module $table
    (type $take (func (param i32)))
    (table (export "table") 2 funcref)
    (func (export "call") (param i32) (param i32) (call_indirect (type $take) (local.get 1) (local.get 0))))
  (core instance $table (instantiate $table))
  (core module $filler
    (import "" "table" (table 2 funcref))
    (type (func (param i32) (result i32)))
    (global $got (mut i32) (i32.const 0))
    (func $wrong (param i32) (result i32) (local.get 0))
    (func $right (param i32) (global.set $got (local.get 0)))
    (func (export "got") (result i32) (global.get $got))
    (elem (i32.const 0) $wrong $right))
  (core instance $filler (instantiate $filler (with "" (instance (export "table" (table $table "table"))))))
  (func (export "call-table") (param "index" u32) (param "x" u32) (canon lift (core func $table "call")))
  (func (export "got") (result u32) (canon lift (core func $filler "got"))))
