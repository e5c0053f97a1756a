;; SPDX-License-Identifier: Apache-2.0
;; `depth` calls itself n times and returns n; `forever` never stops calling itself.
(component
  (core module $code
    (func $depth (export "depth") (param $n i32) (result i32)
      (if (result i32) (local.get $n)
        (then
          (i32.add (i32.const 1) (call $depth (i32.sub (local.get $n) (i32.const 1)))))
        (else (i32.const 0))))
    (func $forever (export "forever") (result i32)
      (i32.add (i32.const 1) (call $forever))))
  (core instance $core (instantiate $code))

  (func (export "depth") (param "n" u32) (result u32)
    (canon lift (core func $core "depth")))
  (func (export "forever") (result u32)
    (canon lift (core func $core "forever"))))
