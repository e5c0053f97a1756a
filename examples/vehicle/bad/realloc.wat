;; SPDX-License-Identifier: Apache-2.0
;; Three components in one, each with an allocator that answers wrongly: beyond the end of
;; its one page of memory, at an odd address, and never (it loops). The functions would
;; return the length of their list.
(component
  (component $allocator
    (import "allocate" (core module $allocate
      (export "realloc" (func (param i32 i32 i32 i32) (result i32)))))
    (core module $code
      (memory (export "memory") 1)
      (func (export "length") (param $list i32) (param $length i32) (result i32)
        local.get $length))
    (core instance $core (instantiate $code))
    (core instance $allocator (instantiate $allocate))
    (alias core export $core "memory" (core memory $memory))
    (alias core export $allocator "realloc" (core func $realloc))
    (func (export "length") (param "values" (list u32)) (result u32)
      (canon lift (core func $core "length") (memory $memory) (realloc $realloc))))

  (core module $beyond
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      i32.const 65536))
  (core module $odd
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      i32.const 1))
  (core module $never
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (loop $forever
        br $forever)
      unreachable))

  (instance $with_beyond (instantiate $allocator (with "allocate" (core module $beyond))))
  (instance $with_odd (instantiate $allocator (with "allocate" (core module $odd))))
  (instance $with_never (instantiate $allocator (with "allocate" (core module $never))))
  (export "beyond" (func $with_beyond "length"))
  (export "odd" (func $with_odd "length"))
  (export "never" (func $with_never "length")))
