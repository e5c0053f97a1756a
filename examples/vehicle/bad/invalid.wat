;; SPDX-License-Identifier: Apache-2.0
;; Well-formed but not valid: the core function has no parameter, the lifted one has one.
(component
  (core module $code
    (func (export "run")))
  (core instance $core (instantiate $code))

  (func (export "run") (param "n" u32)
    (canon lift (core func $core "run"))))
