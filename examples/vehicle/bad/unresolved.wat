;; SPDX-License-Identifier: Apache-2.0
;; Imports a function that nobody offers.
(component
  (import "vehicle:nowhere/ghost@0.1.0" (instance $ghost
    (export "haunt" (func (result u32)))))
  (core func $haunt (canon lower (func $ghost "haunt")))
  (core module $code
    (import "ghost" "haunt" (func $haunt (result i32)))
    (func (export "run") (result i32)
      call $haunt))
  (core instance $core (instantiate $code
    (with "ghost" (instance (export "haunt" (func $haunt))))))

  (func (export "run") (result u32)
    (canon lift (core func $core "run"))))
