// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.core.Code.I32;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The call depth ends where it is configured to end, whatever runs the code and however warm it is. */
class DepthTest {

    private static String outcome(CoreInstance i, int n) {
        try {
            long[] frame = {n};
            i.function("down").call(frame);
            return Long.toString(frame[0]);
        } catch (TrapException e) {
            return e.kind() + (e.getSuppressed().length > 0 ? " of Java" : "");
        }
    }

    @ParameterizedTest
    @CsvSource({"COMPILED, 1024", "COMPILED, 100000", "INTERPRETED, 1024", "INTERPRETED, 20000"})
    void aThreadOfTheEstimatedSizeReachesTheLimit(ExecutionMode mode, int limit) throws InterruptedException {
        CoreModule module = MeterTest.compiler(mode).compile(Samples.down());
        AtomicReference<String> result = new AtomicReference<>("");
        Thread thread = new Thread(null, () -> {
            StringBuilder all = new StringBuilder();
            // Cold first, then warm: the JIT changes the frames, not the limit.
            for (int round = 0; round < 30; round++) {
                Meter meter = new Meter(m -> m.refill(Meter.MAX_FUEL), limit);
                CoreInstance i = module.instantiate(CoreImports.none(), meter);
                String outcome = outcome(i, limit - 1) + " " + outcome(i, limit);
                if (all.indexOf(outcome) < 0) {
                    all.append(outcome);
                }
            }
            result.set(all.toString());
        }, "deep", module.stackBytes(limit));
        thread.start();
        thread.join();
        assertThat(result.get()).isEqualTo((limit - 1) + " " + TrapKind.CALL_STACK_EXHAUSTED);
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void depthGoesOnThroughTheHost(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32), I32);
        m.importFunction("e", "again", t);
        m.export("down", m.function(t, code().get(0).op(0x45).iff(I32).i32(0).otherwise()
                .get(0).i32(1).sub32().call(0).i32(1).add32().end()));
        Meter meter = new Meter(x -> x.refill(1000), 10);
        CoreInstance[] i = new CoreInstance[1];
        CoreFunction again = CoreFunction.host(new CoreType.FunctionType(
                List.of(ValueType.I32), List.of(ValueType.I32)), f -> i[0].function("down").call(f));
        i[0] = MeterTest.compiler(mode).compile(m.build())
                .instantiate(CoreImports.builder().function("e", "again", again).build(), meter);
        // Each level is two calls: guest to host, host to guest.
        assertThat(outcome(i[0], 4)).isEqualTo("4");
        assertThat(outcome(i[0], 5)).isEqualTo("CALL_STACK_EXHAUSTED");
        assertThat(outcome(i[0], 4)).isEqualTo("4");
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void tailCallsCountAndCostTheSame(ExecutionMode mode) {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32), I32);
        m.export("down", m.function(t, code().get(0).op(0x45).iff(I32).i32(7).otherwise()
                .get(0).i32(1).sub32().returnCall(0).end()));
        Meter meter = new Meter(x -> x.refill(1000), 50);
        meter.refill(1000);
        CoreInstance i = MeterTest.compiler(mode).compile(m.build()).instantiate(CoreImports.none(), meter);
        assertThat(outcome(i, 10)).isEqualTo("7");
        assertThat(1000 - meter.remaining()).isEqualTo(11 * 4 + 10 * 4 + 1);
        assertThat(outcome(i, 49)).isEqualTo("7");
        assertThat(outcome(i, 50)).isEqualTo("CALL_STACK_EXHAUSTED");
    }
}
