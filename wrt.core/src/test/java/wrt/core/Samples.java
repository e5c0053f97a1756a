// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static wrt.core.Code.I32;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;

/** Modules that several tests use. */
final class Samples {
    private Samples() {
    }

    /** {@code fib(n)}, doubly recursive. */
    static byte[] fib() {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(ModuleBuilder.params(I32), I32);
        int f = m.function(t, code().get(0).i32(2).op(0x49).iff(VOID).get(0).ret().end()
                .get(0).i32(1).sub32().call(0).get(0).i32(2).sub32().call(0).add32());
        return m.export("fib", f).build();
    }

    /** {@code sum(n)}: a loop that adds 1 to n. */
    static byte[] sum() {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(ModuleBuilder.params(I32), I32);
        int f = m.function(t, code().block(VOID).loop(VOID).get(0).op(0x45).brIf(1)
                .get(1).get(0).add32().set(1).get(0).i32(1).sub32().set(0).br(0).end().end().get(1), I32);
        return m.export("sum", f).build();
    }

    /** {@code down(n)}: recursion to depth n, result n. */
    static byte[] down() {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(ModuleBuilder.params(I32), I32);
        int f = m.function(t, code().get(0).op(0x45).iff(I32).i32(0).otherwise()
                .get(0).i32(1).sub32().call(0).i32(1).add32().end());
        return m.export("down", f).build();
    }
}
