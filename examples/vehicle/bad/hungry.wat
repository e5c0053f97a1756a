;; SPDX-License-Identifier: Apache-2.0
;; `grow` asks for pages of memory, one at a time, until it is refused, and returns how many
;; it got; `fill` writes all the memory it has, again and again, and never returns.
(component
  (core module $code
    (memory 1)
    (func (export "grow") (result i32)
      (local $pages i32)
      (loop $next
        (if (i32.ne (memory.grow (i32.const 1)) (i32.const -1))
          (then
            (local.set $pages (i32.add (local.get $pages) (i32.const 1)))
            (br $next))))
      local.get $pages)
    (func (export "fill")
      (loop $forever
        (memory.fill (i32.const 0) (i32.const 1) (i32.shl (memory.size) (i32.const 16)))
        (br $forever))))
  (core instance $core (instantiate $code))

  (func (export "grow") (result u32) (canon lift (core func $core "grow")))
  (func (export "fill") (canon lift (core func $core "fill"))))
