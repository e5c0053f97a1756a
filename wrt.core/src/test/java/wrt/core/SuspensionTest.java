// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.core.Code.I32;
import static wrt.core.Code.VOID;
import static wrt.core.Code.code;
import static wrt.core.ModuleBuilder.params;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wrt.core.fiber.Fiber;
import wrt.core.fiber.FiberFactory;

/** Guests that are suspended, in the fuel handler or in a host function, go on where they were. */
class SuspensionTest {
    static Stream<Arguments> kinds() {
        return Stream.of(FiberFactory.continuation(), FiberFactory.virtualThread())
                .flatMap(f -> Stream.of(ExecutionMode.values()).map(m -> Arguments.of(f, m)));
    }

    private static long call(CoreInstance i, String name, long arg) {
        long[] frame = {arg};
        i.function(name).call(frame);
        return frame[0];
    }

    /** Runs fibers round robin as a scheduler does: each has its fuel and its depth. */
    private static void roundRobin(Meter meter, List<Fiber> fibers, long quantum) {
        long[] depth = new long[fibers.size()];
        boolean running = true;
        while (running) {
            running = false;
            for (int k = 0; k < fibers.size(); k++) {
                if (!fibers.get(k).isDone()) {
                    meter.restoreDepth(depth[k]);
                    meter.refill(quantum);
                    fibers.get(k).resume();
                    depth[k] = meter.saveDepth();
                    running = true;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fibersThatAreSuspendedInTheFuelHandlerInterleave(FiberFactory factory, ExecutionMode mode) {
        Meter meter = new Meter(m -> factory.suspend(), 200);
        CoreInstance i = MeterTest.compiler(mode).compile(Samples.fib()).instantiate(CoreImports.none(), meter);
        int n = mode == ExecutionMode.COMPILED ? 50 : 10;
        long[] results = new long[n];
        List<Fiber> fibers = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int id = k;
            fibers.add(factory.create(() -> results[id] = call(i, "fib", 10 + id % 5)));
        }
        roundRobin(meter, fibers, 100);
        long[] fib = {55, 89, 144, 233, 377};
        for (int k = 0; k < n; k++) {
            assertThat(results[k]).isEqualTo(fib[k % 5]);
        }
    }

    /** {@code run(n)}: n, asked from the host through {@code n} levels of guest and host. */
    private static byte[] nested() {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32), I32);
        m.importFunction("e", "again", t);
        m.export("run", m.function(t, code().get(0).op(0x45).iff(I32).i32(0).otherwise()
                .get(0).i32(1).sub32().call(0).i32(1).add32().end()));
        return m.build();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nestedCallsOfGuestAndHostAreSuspendedAsAWhole(FiberFactory factory, ExecutionMode mode) {
        Meter meter = new Meter(m -> m.refill(1_000_000), 200);
        CoreInstance[] instance = new CoreInstance[1];
        CoreFunction again = CoreFunction.host(
                new CoreType.FunctionType(List.of(ValueType.I32), List.of(ValueType.I32)), frame -> {
                    factory.suspend();
                    frame[0] = call(instance[0], "run", frame[0]);
                    factory.suspend();
                });
        instance[0] = MeterTest.compiler(mode).compile(nested())
                .instantiate(CoreImports.builder().function("e", "again", again).build(), meter);
        int n = 20;
        long[] results = new long[n];
        List<Fiber> fibers = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int id = k;
            fibers.add(factory.create(() -> results[id] = call(instance[0], "run", id)));
        }
        roundRobin(meter, fibers, 1_000_000);
        for (int k = 0; k < n; k++) {
            assertThat(results[k]).isEqualTo(k);
        }
    }

    /** {@code run(n)}: a function too large for a Java method that asks the host for each of n numbers, and adds. */
    static byte[] oversized() {
        ModuleBuilder m = new ModuleBuilder();
        int t = m.type(params(I32), I32);
        m.importFunction("e", "ask", t);
        int twice = m.function(t, code().get(0).i32(2).mul32());
        Code body = code().block(VOID).loop(VOID).get(0).op(0x45).brIf(1)
                .get(0).call(0).call(twice).get(1).add32().set(1).get(0).i32(1).sub32().set(0).br(0).end().end();
        body.get(1).i32(-1).op(0x46).iff(VOID);
        for (int k = 0; k < 14000; k++) {
            body.get(1).i32(k * 1001).op(0x73).set(1);
        }
        body.end().get(1);
        m.export("run", m.function(t, body, I32));
        return m.build();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anOversizedFunctionIsInterpretedAndMayBeInterleaved(FiberFactory factory, ExecutionMode mode) {
        Meter meter = new Meter(m -> factory.suspend(), 200);
        CoreModule module = MeterTest.compiler(mode).compile(oversized());
        if (mode == ExecutionMode.COMPILED) {
            assertThat(module.report().oversized()).extracting(CompilationReport.FunctionReport::index)
                    .containsExactly(2);
            assertThat(module.report().oversized().getFirst().name()).isEqualTo("run");
        }
        CoreFunction ask = CoreFunction.host(
                new CoreType.FunctionType(List.of(ValueType.I32), List.of(ValueType.I32)), frame -> {
                    factory.suspend();
                    frame[0] = frame[0] * 10;
                });
        CoreInstance i = module.instantiate(CoreImports.builder().function("e", "ask", ask).build(), meter);
        int n = 8;
        long[] results = new long[n];
        List<Fiber> fibers = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            int id = k;
            fibers.add(factory.create(() -> results[id] = call(i, "run", id)));
        }
        roundRobin(meter, fibers, 17);
        for (int k = 0; k < n; k++) {
            assertThat(results[k]).isEqualTo(20L * k * (k + 1) / 2);
        }
    }
}
