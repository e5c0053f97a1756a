// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores on different threads share a module and nothing else. */
class ThreadsTest {
    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    void fuelIsTheSameOnEveryThread(ExecutionMode mode) throws InterruptedException, ExecutionException {
        CoreModule module = MeterTest.compiler(mode).compile(Samples.fib());
        Callable<Long> call = () -> {
            Meter meter = MeterTest.plenty();
            long before = meter.remaining();
            long[] frame = {15};
            module.instantiate(CoreImports.none(), meter).function("fib").call(frame);
            assertThat(frame[0]).isEqualTo(610);
            return before - meter.remaining();
        };
        long expected = MeterTest.fibFuel(15);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> all = threads.invokeAll(IntStream.range(0, 40).mapToObj(k -> call).toList());
            for (Future<Long> f : all) {
                assertThat(f.get()).isEqualTo(expected);
            }
        }
    }
}
