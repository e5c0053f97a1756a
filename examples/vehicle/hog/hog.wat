;; SPDX-License-Identifier: Apache-2.0
(component
  (core module $code
    (func (export "spin")
      (loop $forever
        br $forever))

    (func (export "burn") (param $n i32) (result i32)
      (local $x i32)
      i32.const 1
      local.set $x
      (block $done
        (loop $next
          local.get $n
          i32.eqz
          br_if $done
          local.get $x
          i32.const 1664525
          i32.mul
          i32.const 1013904223
          i32.add
          local.set $x
          local.get $n
          i32.const 1
          i32.sub
          local.set $n
          br $next))
      local.get $x))
  (core instance $core (instantiate $code))

  (func (export "spin")
    (canon lift (core func $core "spin")))
  (func (export "burn") (param "n" u32) (result u32)
    (canon lift (core func $core "burn"))))
