;; SPDX-License-Identifier: Apache-2.0
;; Exports what importer.wat wants from "things", at its root.
(component
  (core module $code (func (export "answer") (result i32) (i32.const 40)))
  (core instance $i (instantiate $code))
  (func $number (result u32) (canon lift (core func $i "answer")))
  (type $t (resource (rep i32)))
  (export $first "first" (type $t))
  (export "first-again" (type $first))
  (export "code" (core module $code))
  (instance $inner (export "number" (func $number)))
  (export "inner" (instance $inner))
)
