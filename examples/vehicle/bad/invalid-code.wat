;; SPDX-License-Identifier: Apache-2.0
;; A core module inside that is not valid: it adds an f64 to an i32.
(component
  (core module $code
    (func (export "run") (param $a i32) (param $b f64) (result i32)
      (i32.add (local.get $a) (local.get $b))))
  (core instance $core (instantiate $code))

  (func (export "run") (param "a" u32) (param "b" f64) (result u32)
    (canon lift (core func $core "run"))))
