// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.component.Component;
import wrt.component.ComponentFunction;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.HostFunction;
import wrt.component.Linker;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.engine.platform.JavaBackend;

/** Rings of components, each calling the next: whatever the order of events, every call ends. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadlockTest {

    private static final int ROUNDS = 200;
    private static final int PARTITIONS = 3;

    private final CollectedLog log = new CollectedLog();
    private final EngineRuntime runtime = new EngineRuntime(TestConfig.with(Map.of("partitions", PARTITIONS)),
            new JavaBackend(), log, (partition, policy, failure) -> log.error(failure.message(), failure.cause()));
    private final Component relay;

    DeadlockTest() throws Exception {
        runtime.start();
        try (InputStream bytes = DeadlockTest.class.getResourceAsStream("relay.wasm")) {
            relay = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), Features.defaults(),
                    ComponentLimits.defaults()).load(bytes.readAllBytes());
        }
    }

    @AfterEach
    void stop() {
        runtime.stop(20_000);
        assertThat(log.errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void everyCallOfARingEnds(int size) throws Exception {
        int deadlocks = 0;
        for (int round = 0; round < ROUNDS; round++) {
            AtomicReferenceArray<ComponentFunction> ring = new AtomicReferenceArray<>(size);
            for (int i = 0; i < size; i++) {
                int next = (i + 1) % size;
                Partition in = partition(i);
                HostFunction ask = (call, args) -> partition(next).call(ring.get(next), as(next), null,
                        new Object[]{args[0]});
                ring.set(i, in.execute(() -> new Linker().define("ask", ask).instantiate(in.store(), relay)).get()
                        .function("relay"));
            }
            List<CompletableFuture<String>> calls = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                calls.add(partition(i).callAsync(ring.get(i), as(i), null, new Object[]{1})
                        .handle((result, failure) -> String.valueOf(failure)));
            }
            for (CompletableFuture<String> call : calls) {
                String end = call.get(60, TimeUnit.SECONDS);
                assertThat(end).containsAnyOf("deadlock detected", "cannot enter component instance");
                deadlocks += end.contains("deadlock detected") ? 1 : 0;
            }
        }
        assertThat(deadlocks).isPositive();
        assertThat(runtime.partitions()).allSatisfy(
                each -> assertThat(each.partition().loop().ledger().tasks().snapshot()).isEmpty());
    }

    private Partition partition(int component) {
        return runtime.partitions().get(component % PARTITIONS).partition();
    }

    private static TaskParameters as(int component) {
        return TaskParameters.unbounded("c" + component, "relay");
    }
}
