// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.F32;
import static wrt.core.Code.F64;
import static wrt.core.Code.I32;
import static wrt.core.Code.I64;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads and stores of compiled code: what they reach, and where they trap. */
class AccessTest {
    private static final long SIZE = 65536;
    private static final long[] BASES = {0, 1, 5, 65527, 65528, 65532, 65534, 65535, 65536, 0x7FFF_FFF8L, 0x7FFF_FFFFL,
        0x8000_0000L, 0xFFFF_FFF0L, 0xFFFF_FFFFL};
    private static final long[] OFFSETS = {0, 1, 8, 65528, 65535, 65536, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL};

    private static boolean traps(CoreFunction f, long... frame) {
        try {
            f.call(frame);
            return false;
        } catch (TrapException e) {
            assertThat(e.kind()).isEqualTo(TrapKind.MEMORY_OUT_OF_BOUNDS);
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({"0x28, 0x36, 4", "0x29, 0x37, 8", "0x2A, 0x38, 4", "0x2B, 0x39, 8", "0x2C, 0x3A, 1", "0x2D, 0x3A, 1",
        "0x2E, 0x3B, 2", "0x2F, 0x3B, 2", "0x30, 0x3C, 1", "0x33, 0x3D, 2", "0x34, 0x3E, 4", "0x35, 0x3E, 4"})
    void anAccessTrapsWhereItLeavesTheMemory(String load, String store, int width) {
        int loads = Integer.decode(load);
        int type = switch (loads) {
            case 0x2A -> F32;
            case 0x2B -> F64;
            case 0x28, 0x2C, 0x2D, 0x2E, 0x2F -> I32;
            default -> I64;
        };
        ModuleBuilder m = new ModuleBuilder().memory(1);
        for (int i = 0; i < OFFSETS.length; i++) {
            m.export("load" + i, m.function(m.type(params(I32), type), code().get(0).op(loads, 0).u(OFFSETS[i])));
            m.export("store" + i, m.function(m.type(params(I32, type)),
                    code().get(0).get(1).op(Integer.decode(store), 0).u(OFFSETS[i])));
        }
        CoreInstance instance = MeterTest.compiler(ExecutionMode.COMPILED).compile(m.build())
                .instantiate(CoreImports.none(), MeterTest.plenty());
        for (int i = 0; i < OFFSETS.length; i++) {
            for (long base : BASES) {
                boolean outside = base + OFFSETS[i] + width > SIZE;
                assertThat(traps(instance.function("load" + i), (int) base, 0))
                        .as("load at %d + %d", base, OFFSETS[i]).isEqualTo(outside);
                assertThat(traps(instance.function("store" + i), (int) base, 0x3F))
                        .as("store at %d + %d", base, OFFSETS[i]).isEqualTo(outside);
            }
        }
    }

    @Test
    void whatIsStoredIsLoadedWithItsSign() {
        ModuleBuilder m = new ModuleBuilder().memory(1);
        m.export("run", m.function(m.type(params(I64), I64),
                code().i32(9).get(0).op(0x37, 0).u(3).i32(9).op(0x30, 0).u(3).i32(12).op(0x33, 0).u(2).op(0x7C)
                        .i32(8).op(0x35, 0).u(4).op(0x7C)));
        long value = 0x8899_AABB_CCDD_EEFFL;
        long[] frame = {value};
        MeterTest.compiler(ExecutionMode.COMPILED).compile(m.build())
                .instantiate(CoreImports.none(), MeterTest.plenty()).function("run").call(frame);
        assertThat(frame[0]).isEqualTo((byte) value + ((value >> 16) & 0xFFFF) + ((value & 0xFFFF_FFFFL)));
    }

    @Test
    void onlyAccessesOfTheGuestBecomeTraps() {
        ModuleBuilder m = new ModuleBuilder().memory(1);
        int t = m.type(params());
        m.importFunction("e", "f", t);
        m.export("run", m.function(t,
                code().i32(8).i32(7).store32(0).i32(8).load32(0).drop().call(0).i32(8).load32(4).drop()));
        CoreImports imports = CoreImports.builder().function("e", "f", CoreFunction.host(
                new CoreType.FunctionType(List.of(), List.of()), frame -> {
                    throw new ArrayIndexOutOfBoundsException("of the host");
                })).build();
        CoreInstance i = MeterTest.compiler(ExecutionMode.COMPILED).compile(m.build())
                .instantiate(imports, MeterTest.plenty());
        assertThatThrownBy(() -> i.function("run").call(new long[0]))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class).hasMessage("of the host");
    }
}
