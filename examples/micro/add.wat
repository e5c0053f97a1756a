;; SPDX-License-Identifier: Apache-2.0
;; The smallest call with flat values.
(component
  (core module $code
    (func (export "add") (param $a i32) (param $b i32) (result i32)
      (i32.add (local.get $a) (local.get $b))))
  (core instance $core (instantiate $code))

  (func (export "add") (param "a" u32) (param "b" u32) (result u32)
    (canon lift (core func $core "add"))))
