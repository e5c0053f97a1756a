;; SPDX-License-Identifier: Apache-2.0
;; The brake, written by hand: a core module and the lifts that make it a component.
(component
  (core module $code
    (memory (export "memory") 1)
    (data (i32.const 16) "brake 1.0.0")
    (data (i32.const 32) "brake:")

    ;; Parameters and results lie above this mark and live until the end of the call.
    (global $mark i32 (i32.const 64))
    (global $top (mut i32) (i32.const 64))

    ;; The host resizes a string while it transcodes: to shrink needs nothing, to grow copies.
    (func $realloc (export "realloc")
      (param $old i32) (param $old_size i32) (param $alignment i32) (param $size i32) (result i32)
      (local $start i32) (local $pages i32)
      (if (i32.le_u (local.get $size) (local.get $old_size))
        (then
          (return (select (local.get $old) (local.get $alignment) (local.get $old)))))
      ;; start = top rounded up to the alignment
      (local.set $start
        (i32.and
          (i32.add (global.get $top) (i32.sub (local.get $alignment) (i32.const 1)))
          (i32.sub (i32.const 0) (local.get $alignment))))
      (global.set $top (i32.add (local.get $start) (local.get $size)))
      ;; pages that are missing below the new top
      (local.set $pages
        (i32.sub
          (i32.shr_u (i32.add (global.get $top) (i32.const 65535)) (i32.const 16))
          (memory.size)))
      (if (i32.gt_s (local.get $pages) (i32.const 0))
        (then
          (if (i32.eq (memory.grow (local.get $pages)) (i32.const -1))
            (then unreachable))))
      (if (local.get $old)
        (then
          (memory.copy (local.get $start) (local.get $old) (local.get $old_size))))
      local.get $start)

    (func $allocate (param $size i32) (result i32)
      (call $realloc (i32.const 0) (i32.const 0) (i32.const 4) (local.get $size)))

    ;; Post-return: the caller has read the result, so all memory of the call is free.
    (func $end (export "end") (param i32)
      (global.set $top (global.get $mark)))

    ;; Strings and lists are returned as the address of a pair (pointer, length).
    (func $pair (param $pointer i32) (param $length i32) (result i32)
      (local $pair i32)
      (local.set $pair (call $allocate (i32.const 8)))
      (i32.store (local.get $pair) (local.get $pointer))
      (i32.store offset=4 (local.get $pair) (local.get $length))
      local.get $pair)

    (func $min (param $a i32) (param $b i32) (result i32)
      (select (local.get $a) (local.get $b) (i32.lt_u (local.get $a) (local.get $b))))

    (func (export "pressure") (param $pedal i32) (param $speed i32) (result i32)
      (if (result i32) (local.get $pedal)
        (then
          (i32.add
            (i32.mul (call $min (local.get $pedal) (i32.const 1000)) (i32.const 10))
            (i32.mul
              (call $min (i32.div_u (local.get $speed) (i32.const 1000)) (i32.const 100))
              (i32.const 20))))
        (else (i32.const 0))))

    (func $sum (param $list i32) (param $length i32) (result i64)
      (local $end i32) (local $sum i64)
      (local.set $end (i32.add (local.get $list) (i32.shl (local.get $length) (i32.const 2))))
      (block $done
        (loop $next
          (br_if $done (i32.eq (local.get $list) (local.get $end)))
          (local.set $sum (i64.add (local.get $sum) (i64.load32_u (local.get $list))))
          (local.set $list (i32.add (local.get $list) (i32.const 4)))
          (br $next)))
      local.get $sum)

    ;; The result is flat, so there is no post-return: memory is freed here.
    (func (export "sum") (param $list i32) (param $length i32) (result i64)
      (local $sum i64)
      (local.set $sum (call $sum (local.get $list) (local.get $length)))
      (call $end (i32.const 0))
      local.get $sum)

    ;; Writes the shares over the weights: the parameter's memory belongs to this function.
    (func (export "distribute") (param $total i32) (param $weights i32) (param $length i32) (result i32)
      (local $sum i64) (local $at i32) (local $end i32)
      (local.set $sum (call $sum (local.get $weights) (local.get $length)))
      (local.set $at (local.get $weights))
      (local.set $end (i32.add (local.get $weights) (i32.shl (local.get $length) (i32.const 2))))
      (block $done
        (loop $next
          (br_if $done (i64.eqz (local.get $sum)))
          (br_if $done (i32.eq (local.get $at) (local.get $end)))
          (i64.store32 (local.get $at)
            (i64.div_u
              (i64.mul (i64.extend_i32_u (local.get $total)) (i64.load32_u (local.get $at)))
              (local.get $sum)))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $next)))
      (call $pair (local.get $weights) (local.get $length)))

    (func (export "label") (param $wheel i32) (param $length i32) (result i32)
      (local $text i32)
      (local.set $text (call $allocate (i32.add (local.get $length) (i32.const 6))))
      (memory.copy (local.get $text) (i32.const 32) (i32.const 6))
      (memory.copy (i32.add (local.get $text) (i32.const 6)) (local.get $wheel) (local.get $length))
      (call $pair (local.get $text) (i32.add (local.get $length) (i32.const 6))))

    (func (export "version") (result i32)
      (call $pair (i32.const 16) (i32.const 11))))

  (core instance $core (instantiate $code))
  (alias core export $core "memory" (core memory $memory))
  (alias core export $core "realloc" (core func $realloc))
  (alias core export $core "end" (core func $end))

  (func $pressure (param "pedal" u32) (param "speed" u32) (result u32)
    (canon lift (core func $core "pressure")))
  (func $distribute (param "total" u32) (param "weights" (list u32)) (result (list u32))
    (canon lift (core func $core "distribute") (memory $memory) (realloc $realloc) (post-return $end)))
  (func $sum (param "pressures" (list u32)) (result u64)
    (canon lift (core func $core "sum") (memory $memory) (realloc $realloc)))
  (func $label (param "wheel" string) (result string)
    (canon lift (core func $core "label") (memory $memory) (realloc $realloc) (post-return $end)))
  (func $version (result string)
    (canon lift (core func $core "version") (memory $memory) (post-return $end)))

  (instance $actuator
    (export "pressure" (func $pressure))
    (export "distribute" (func $distribute))
    (export "sum" (func $sum))
    (export "label" (func $label))
    (export "version" (func $version)))
  (export "vehicle:brake/actuator@0.1.0" (instance $actuator)))
