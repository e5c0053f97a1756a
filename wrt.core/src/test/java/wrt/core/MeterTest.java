// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        // 13529 inner calls of 14 instructions, 10946 + ... leaves of 5 and the entry of each.
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
}
