;; SPDX-License-Identifier: Apache-2.0
;; Traps while it is instantiated: in the start function of its core module.
(component
  (core module $code
    (func $start
      unreachable)
    (start $start)
    (func (export "run")))
  (core instance $core (instantiate $code))

  (func (export "run") (canon lift (core func $core "run"))))
