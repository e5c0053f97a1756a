;; SPDX-License-Identifier: Apache-2.0
;; Imports one of everything that a host can provide, and calls what can be called.
(component
  (import "test:types/only@1.0.0" (instance (type $c (enum "red" "green")) (export "color" (type (eq $c)))))
  (import "handle" (type $handle (sub resource)))
  (import "open" (func $open (result (own $handle))))
  (import "things" (instance $things
    (export "first" (type $first (sub resource)))
    (export "first-again" (type (eq $first)))
    (export "code" (core module (export "answer" (func (result i32)))))
    (export "inner" (instance (export "number" (func (result u32)))))))
  (alias export $things "code" (core module $code))
  (alias export $things "inner" (instance $inner))
  (core func $number (canon lower (func $inner "number")))
  (core func $open' (canon lower (func $open)))
  (core func $drop (canon resource.drop $handle))
  (core instance $answering (instantiate $code))
  (core module $m
    (import "" "number" (func $number (result i32)))
    (import "" "answer" (func $answer (result i32)))
    (import "" "open" (func $open (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "sum") (result i32)
      (call $drop (call $open))
      (i32.add (call $number) (call $answer))))
  (core instance $i (instantiate $m (with "" (instance
    (export "number" (func $number)) (export "answer" (func $answering "answer"))
    (export "open" (func $open')) (export "drop" (func $drop))))))
  (func (export "sum") (result u32) (canon lift (core func $i "sum")))
)
