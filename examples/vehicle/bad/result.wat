;; SPDX-License-Identifier: Apache-2.0
;; Results that must not be believed; each function traps when its result is lifted.
(component
  (core module $code
    (memory (export "memory") 1)
    ;; pairs (pointer, length)
    (data (i32.const 16) "\40\00\00\00\ff\ff\ff\ff") ;; 4,294,967,295 elements
    (data (i32.const 24) "\40\00\00\00\00\00\00\08") ;; 134,217,728 elements: beyond the memory
    (data (i32.const 32) "\f8\ff\00\00\10\00\00\00") ;; crosses the end of memory
    (data (i32.const 40) "\40\00\00\00\02\00\00\00") ;; the two bytes at 64
    (data (i32.const 48) "\41\00\00\00\01\00\00\00") ;; at an odd address
    (data (i32.const 64) "\c3\28")                   ;; not UTF-8

    (func (export "oversized") (result i32) i32.const 16)
    (func (export "beyond") (result i32) i32.const 24)
    (func (export "crossing") (result i32) i32.const 32)
    (func (export "malformed") (result i32) i32.const 40)
    (func (export "odd") (result i32) i32.const 48)
    (func (export "nowhere") (result i32) i32.const -8)
    (func (export "surrogate") (result i32) i32.const 0xd800)
    (func (export "no-case") (result i32) i32.const 3))
  (core instance $core (instantiate $code))
  (alias core export $core "memory" (core memory $memory))

  ;; a list longer than any memory
  (func (export "oversized-list") (result (list u64))
    (canon lift (core func $core "oversized") (memory $memory)))
  (func (export "oversized-string") (result string)
    (canon lift (core func $core "oversized") (memory $memory)))
  (func (export "beyond-list") (result (list u8))
    (canon lift (core func $core "beyond") (memory $memory)))
  (func (export "crossing-list") (result (list u8))
    (canon lift (core func $core "crossing") (memory $memory)))
  (func (export "malformed-string") (result string)
    (canon lift (core func $core "malformed") (memory $memory)))
  (func (export "odd-list") (result (list u32))
    (canon lift (core func $core "odd") (memory $memory)))
  ;; the pair itself lies beyond the memory
  (func (export "result-nowhere") (result string)
    (canon lift (core func $core "nowhere") (memory $memory)))
  ;; a char that is no scalar value
  (func (export "surrogate-char") (result char)
    (canon lift (core func $core "surrogate")))
  ;; a case that does not exist: there are only 0, ok, and 1, error
  (func (export "unknown-case") (result (result))
    (canon lift (core func $core "no-case"))))
