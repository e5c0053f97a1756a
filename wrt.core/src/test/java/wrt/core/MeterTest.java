// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wrt.core.Code.I32;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeterTest {
    private static final long PLENTY = 1L << 40;

    static Meter plenty() {
        Meter meter = new Meter(m -> {
            throw new IllegalStateException("out of fuel");
        }, Meter.DEFAULT_CALL_DEPTH);
        meter.refill(PLENTY);
        return meter;
    }

    static CoreCompiler compiler(ExecutionMode mode) {
        return CoreCompiler.create(CoreConfig.defaults().withMode(mode));
    }

    private static long call(CoreInstance i, String name, long arg) {
        long[] frame = {arg};
        i.function(name).call(frame);
        return frame[0];
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void chargesWhatWasmtimeCounts(ExecutionMode mode) {
        Meter meter = plenty();
        CoreInstance i = compiler(mode).compile(Samples.fib()).instantiate(CoreImports.none(), meter);

        assertThat(call(i, "fib", 20)).isEqualTo(6765);
        assertThat(PLENTY - meter.remaining()).isEqualTo(fibFuel(20));
    }

    static long fibFuel(int n) {
        // Entry 1, comparison and if 4; a leaf reads its argument; the rest is 4 + 4 + 1 instructions.
        return n < 2 ? 1 + 4 + 1 : 1 + 4 + 9 + fibFuel(n - 1) + fibFuel(n - 2);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void callsTheHandlerInALoop(ExecutionMode mode) {
        int[] calls = {0};
        Meter meter = new Meter(m -> {
            calls[0]++;
            m.refill(m.remaining() + 1000);
        }, 10);
        CoreInstance i = compiler(mode).compile(Samples.sum()).instantiate(CoreImports.none(), meter);

        assertThat(call(i, "sum", 1000)).isEqualTo(500500);
        assertThat(calls[0]).isBetween(12, 13);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void trapsAtTheDepthLimitExactly(ExecutionMode mode) {
        Meter meter = new Meter(m -> m.refill(PLENTY), 100);
        CoreInstance i = compiler(mode).compile(Samples.down()).instantiate(CoreImports.none(), meter);

        assertThat(call(i, "down", 99)).isEqualTo(99);
        assertThatThrownBy(() -> call(i, "down", 100)).isInstanceOfSatisfying(
                TrapException.class, t -> assertThat(t.kind()).isEqualTo(TrapKind.CALL_STACK_EXHAUSTED));
        assertThat(meter.saveDepth()).isZero();
        assertThat(call(i, "down", 99)).isEqualTo(99);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void whatTheHandlerThrowsIsOutOfTheReachOfTheGuest(ExecutionMode mode) {
        // A loop that never ends, in a try_table that catches everything, in a loop that tries again.
        ModuleBuilder m = new ModuleBuilder();
        m.export("hog", m.function(m.type(ModuleBuilder.params(I32), I32), code().loop(VOID).block(VOID)
                .op(0x1F, VOID, 1, 2, 0).loop(VOID).br(0).end().end().end().br(0).end().unreachable()));
        Meter meter = new Meter(x -> {
            throw new IllegalStateException("out of fuel");
        }, 10);
        meter.refill(1000);
        CoreInstance i = compiler(mode).compile(m.build()).instantiate(CoreImports.none(), meter);
        assertThatThrownBy(() -> call(i, "hog", 1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("out of fuel");
        assertThat(meter.remaining()).isBetween(-10L, -1L);
        assertThat(meter.saveDepth()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aSmallExportedFunctionIsCheckedToo(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        m.export("one", m.function(m.type(ModuleBuilder.params(I32), I32), code().get(0).i32(1).add32()));
        int[] calls = {0};
        Meter meter = new Meter(x -> calls[0]++, 10);
        CoreInstance i = compiler(mode).compile(m.build()).instantiate(CoreImports.none(), meter);
        meter.refill(3);
        assertThat(call(i, "one", 1)).isEqualTo(2);
        assertThat(calls[0]).as("3 fuel do not pay for 4").isEqualTo(1);
        assertThat(meter.remaining()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void aBulkOperationIsPaidByTheByteAndChecksAtOnce(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder().memory(2);
        m.export("fill", m.function(m.type(ModuleBuilder.params(I32), I32),
                code().i32(0).i32(1).get(0).op(0xFC, 0x0B, 0).i32(1).op(0x40, 0)));
        long[] seen = {0, 0};
        Meter meter = new Meter(x -> {
            seen[0]++;
            seen[1] = x.remaining();
            x.refill(1 << 20);
        }, 10);
        CoreInstance i = compiler(mode).compile(m.build()).instantiate(CoreImports.none(), meter);
        meter.refill(1000);
        assertThat(call(i, "fill", 100_000)).isEqualTo(2);
        assertThat(seen[0]).isEqualTo(1);
        // Entry, four operands, fill, constant, grow; then the bytes.
        assertThat(seen[1]).isEqualTo(1000 - 1 - 6 - 100_000);
        assertThat(meter.remaining()).as("three pages were copied").isEqualTo((1 << 20) - 3 * 256);
    }
}
