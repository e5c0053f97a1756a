;; SPDX-License-Identifier: Apache-2.0
;; Indirect calls: run(n) begins with x = 1 and calls, n times, the next of four functions
;; in a table.
(module
  (type $step (func (param i32) (result i32)))
  (table funcref (elem $add $rotate $multiply $mix))

  (func $add (type $step)
    (i32.add (local.get 0) (i32.const 0x9e3779b9)))
  (func $rotate (type $step)
    (i32.rotl (local.get 0) (i32.const 5)))
  (func $multiply (type $step)
    (i32.mul (local.get 0) (i32.const 1664525)))
  (func $mix (type $step)
    (i32.xor (local.get 0) (i32.shr_u (local.get 0) (i32.const 15))))

  (func (export "run") (param $n i32) (result i32)
    (local $x i32) (local $i i32)
    (local.set $x (i32.const 1))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $n)))
        (local.set $x
          (call_indirect (type $step) (local.get $x) (i32.and (local.get $i) (i32.const 3))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    local.get $x))
