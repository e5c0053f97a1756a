// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.core.Code.F32;
import static wrt.core.Code.F64;
import static wrt.core.Code.I32;
import static wrt.core.Code.I64;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison that decides a branch decides as its value says. */
class ComparisonTest {
    private static final long[] INTEGERS = {0, 1, -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE,
        Long.MIN_VALUE, 0xFFFF_FFFFL, 1L << 40};
    private static final double[] NUMBERS = {0.0, -0.0, 1.5, -1.5, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY};

    private static long[] values(int type) {
        return switch (type) {
            case F32 -> Arrays.stream(NUMBERS).mapToLong(n -> Float.floatToRawIntBits((float) n)).toArray();
            case F64 -> Arrays.stream(NUMBERS).mapToLong(Double::doubleToRawLongBits).toArray();
            case I32 -> Arrays.stream(INTEGERS).map(n -> (int) n).toArray();
            default -> INTEGERS;
        };
    }

    private static Code compared(int opcode, boolean unary) {
        return (unary ? code().get(0) : code().get(0).get(1)).op(opcode);
    }

    private static long call(CoreInstance i, String name, long a, long b) {
        long[] frame = {a, b};
        i.function(name).call(frame);
        return frame[0];
    }

    @ParameterizedTest
    @CsvSource({"0x45, 0x4F, 0x7F", "0x50, 0x5A, 0x7E", "0x5B, 0x60, 0x7D", "0x61, 0x66, 0x7C"})
    void branchesAsItsValueSays(String from, String to, String operands) {
        int type = Integer.decode(operands);
        for (int opcode = Integer.decode(from); opcode <= Integer.decode(to); opcode++) {
            boolean unary = opcode == 0x45 || opcode == 0x50;
            ModuleBuilder m = new ModuleBuilder();
            int t = m.type(params(type, type), I32);
            m.export("value", m.function(t, compared(opcode, unary)));
            m.export("if", m.function(t, compared(opcode, unary).iff(I32).i32(1).otherwise().i32(0).end()));
            m.export("not", m.function(t, compared(opcode, unary).op(0x45).iff(I32).i32(0).otherwise().i32(1).end()));
            m.export("br", m.function(t,
                    code().block(VOID).add(compared(opcode, unary)).brIf(0).i32(0).ret().end().i32(1)));
            m.export("select", m.function(t, code().i32(1).i32(0).add(compared(opcode, unary)).select()));
            CoreInstance compiled = MeterTest.compiler(ExecutionMode.COMPILED).compile(m.build())
                    .instantiate(CoreImports.none(), MeterTest.plenty());
            CoreInstance interpreted = MeterTest.compiler(ExecutionMode.INTERPRETED).compile(m.build())
                    .instantiate(CoreImports.none(), MeterTest.plenty());
            for (long a : values(type)) {
                for (long b : values(type)) {
                    long expected = call(interpreted, "value", a, b);
                    for (String form : new String[]{"value", "if", "not", "br", "select"}) {
                        assertThat(call(compiled, form, a, b)).as("opcode %#x as %s of %d and %d", opcode, form, a, b)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }
}
