;; SPDX-License-Identifier: Apache-2.0
;; relay(x) = ask(x) + 1, where ask is imported. Built with examples/tools/wasm.mjs parse relay.wat relay.wasm
(component
  (import "ask" (func $ask (param "x" u32) (result u32)))
  (core func $ask-core (canon lower (func $ask)))
  (core module $code
    (import "host" "ask" (func $ask (param i32) (result i32)))
    (func (export "relay") (param i32) (result i32)
      local.get 0
      call $ask
      i32.const 1
      i32.add))
  (core instance $host (export "ask" (func $ask-core)))
  (core instance $core (instantiate $code (with "host" (instance $host))))
  (func (export "relay") (param "x" u32) (result u32)
    (canon lift (core func $core "relay"))))
