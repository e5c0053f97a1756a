;; SPDX-License-Identifier: Apache-2.0
;; Traps: `now` at once, `divide` when the divisor is 0, `at` for addresses beyond one page.
(component
  (core module $code
    (memory 1)
    (func (export "now")
      unreachable)
    (func (export "divide") (param $a i32) (param $b i32) (result i32)
      (i32.div_u (local.get $a) (local.get $b)))
    (func (export "at") (param $address i32) (result i32)
      (i32.load (local.get $address))))
  (core instance $core (instantiate $code))

  (func (export "now") (canon lift (core func $core "now")))
  (func (export "divide") (param "a" u32) (param "b" u32) (result u32)
    (canon lift (core func $core "divide")))
  (func (export "at") (param "address" u32) (result u32)
    (canon lift (core func $core "at"))))
