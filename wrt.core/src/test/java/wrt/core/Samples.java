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

    /** A module with every kind of section. */
    static byte[] everything() {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(ModuleBuilder.params(I32), I32);
        int e = m.type(ModuleBuilder.params(I32));
        m.importFunction("env", "host", t);
        m.importGlobal("env", "base", I32, false);
        m.memory(1, 4).table(4).tag(e).global(I32, true, code().i32(7)).passiveData(new byte[]{1, 2, 3});
        m.data(16, new byte[]{4, 5, 6});
        int f = m.function(t, code().get(0).call(0).get(0).callIndirect(t, 0).globalGet(1).add32().tee(1)
                .op(0x40, 0).drop().i32(0).i32(0).i32(2).op(0xFC, 0x08, 0, 0).get(1), I32);
        m.elements(0, f, 0).export("run", f).export("memory", 2, 0).export("global", 3, 1).export("table", 1, 0);
        return m.start(m.function(m.type(ModuleBuilder.params()), code())).build();
    }
}
