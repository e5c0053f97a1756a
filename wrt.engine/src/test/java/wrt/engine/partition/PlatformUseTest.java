// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.component.CallTimeoutException;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.QualityOfService;
import wrt.api.platform.Scheduling;
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

/** Carriers, idle parking, timers and wake-ups from outside are the backend's. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlatformUseTest {

    private final CollectedLog log = new CollectedLog();
    private final WatchedBackend backend = new WatchedBackend();
    private EngineRuntime runtime;

    private EngineRuntime start(WatchedBackend on, Map<String, Object> config) {
        runtime = new EngineRuntime(TestConfig.with(config), on, log,
                (partition, policy, failure) -> log.error(failure.message(), failure.cause()));
        runtime.start();
        return runtime;
    }

    @AfterEach
    void stop() {
        runtime.stop(20_000);
    }

    private ComponentFunction relay(HostFunction ask) throws Exception {
        Partition partition = runtime.partitions().getFirst().partition();
        try (InputStream bytes = GuestCallsTest.class.getResourceAsStream("relay.wasm")) {
            Component relay = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), Features.defaults(),
                    ComponentLimits.defaults()).load(bytes.readAllBytes());
            return partition.execute(() -> new Linker().define("ask", ask).instantiate(partition.store(), relay)).get()
                    .function("relay");
        }
    }

    @Test
    void theBackendMakesTheCarriersAsTheConfigurationWantsThem() {
        start(backend, Map.of("partitions", 2, "carrier_cpus", new int[]{1}, "carrier_class", "rr",
                "carrier_priority", 7, "carrier_stack_kib", 2048L, "carrier_qos", "utility"));

        assertThat(backend.requests).containsExactly(
                new CarrierRequest("wrt-partition-0", 2 << 20, Set.of(1), new Scheduling.RoundRobin(7),
                        Optional.of(QualityOfService.UTILITY)),
                new CarrierRequest("wrt-partition-1", 2 << 20, Set.of(1), new Scheduling.RoundRobin(7),
                        Optional.of(QualityOfService.UTILITY)));
    }

    @Test
    void anIdleCarrierParksOnTheBackendAndAMessageFromOutsideUnparksIt() throws Exception {
        start(backend, Map.of());
        while (backend.parks.isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(backend.parks).containsOnly(Parker.FOREVER);
        int before = backend.unparks.get();
        assertThat(runtime.partitions().getFirst().partition().execute(() -> 42).get()).isEqualTo(42);
        assertThat(backend.unparks.get()).isGreaterThan(before);
    }

    @Test
    void theTimeOutOfACallIsADeadlineOfTheBackend() throws Exception {
        start(backend, Map.of("caller_runs", false));
        Partition partition = runtime.partitions().getFirst().partition();
        ComponentFunction relay = relay((call, args) -> partition.await(new CompletableFuture<Long>()));
        backend.parks.clear();
        long before = System.nanoTime();
        assertThatThrownBy(() -> partition.call(relay, TaskParameters.unbounded("relay", "relay"),
                Duration.ofMillis(80), new Object[]{1})).isInstanceOf(CallTimeoutException.class);
        long after = System.nanoTime();
        assertThat(backend.parks).anySatisfy(deadline -> assertThat(deadline)
                .isBetween(before + TimeUnit.MILLISECONDS.toNanos(80), after));
    }

    @Test
    void theCompletionOfAHostFunctionUnparksTheBackend() throws Exception {
        start(backend, Map.of("caller_runs", false));
        Partition partition = runtime.partitions().getFirst().partition();
        CompletableFuture<Long> stage = new CompletableFuture<>();
        CompletableFuture<Boolean> waits = new CompletableFuture<>();
        ComponentFunction relay = relay((call, args) -> {
            waits.complete(true);
            return partition.await(stage);
        });
        backend.parks.clear();
        CompletableFuture<Object> call = partition.callAsync(relay, TaskParameters.unbounded("relay", "relay"), null,
                new Object[]{1});
        waits.get();
        while (backend.parks.isEmpty() || !runtime.partitions().getFirst().ownership().isFree()) {
            Thread.onSpinWait();
        }
        int before = backend.unparks.get();
        stage.complete(41L);
        assertThat(call.get()).isEqualTo(42L);
        assertThat(backend.unparks.get()).isGreaterThan(before);
    }

    @Test
    void aCancellationFromOutsideUnparksTheBackend() throws Exception {
        start(backend, Map.of("caller_runs", false));
        LocalPartition partition = runtime.partitions().getFirst().partition();
        CompletableFuture<Boolean> waits = new CompletableFuture<>();
        ComponentFunction relay = relay((call, args) -> {
            waits.complete(true);
            return partition.await(new CompletableFuture<Long>());
        });
        CompletableFuture<Object> call = partition.callAsync(relay, TaskParameters.unbounded("relay", "relay"), null,
                new Object[]{1});
        waits.get();
        while (!runtime.partitions().getFirst().ownership().isFree()) {
            Thread.onSpinWait();
        }
        int before = backend.unparks.get();
        long task = runtime.figures().tasks(System.nanoTime()).getFirst().id();
        assertThat(partition.cancel(task)).isTrue();
        assertThatThrownBy(call::get).hasMessageContaining("cancel");
        assertThat(backend.unparks.get()).isGreaterThan(before);
    }

    @Test
    void whatAPartitionHasOfTheBackendIsGivenBackAtItsEnd() {
        start(backend, Map.of("partitions", 3));
        assertThat(backend.waitWords().used()).isEqualTo(3);
        runtime.stop(20_000);
        assertThat(backend.waitWords().used()).isZero();
        assertThat(log.errors).isEmpty();
    }

    @Test
    void morePartitionsThanTheBackendHasWaitWordsAreReportedAndTheOthersRun() {
        WatchedBackend small = new WatchedBackend(new PlatformLimits(2, 1, 1, 1, 1, 1), 2);
        start(small, Map.of("partitions", 5));
        assertThat(runtime.partitions()).hasSize(2);
        assertThat(log.errors).singleElement().asString().startsWith(
                "configuration wrt.engine: partitions is 5, but there are 2: ").contains("'wait.words'");
    }

    @Test
    void zeroPartitionsAreOneForEachProcessorThatTheProcessMayUse() {
        start(new WatchedBackend(PlatformLimits.SEED, 3), Map.of("partitions", 0));
        assertThat(runtime.partitions()).hasSize(3);
    }

    @Test
    void whatTheSystemRefusesToCarriersIsToldOnceWithItsReasonAndTheyRun() throws Exception {
        start(backend, Map.of("partitions", 2, "carrier_priority", 50));
        for (CarriedPartition each : runtime.partitions()) {
            assertThat(each.partition().execute(() -> 42).get()).isEqualTo(42);
        }
        assertThat(log.warnings).containsExactly("carriers run without what configuration wrt.engine asks for:"
                + " sched-fifo is absent, Fifo[priority=50]: the JVM has no such call");
    }

    @Test
    void aChangeOfTheConfigurationChangesRunningCarriersOnTheirOwnThreads() throws Exception {
        start(backend, Map.of("partitions", 2));
        runtime.change(TestConfig.with(Map.of("partitions", 2, "carrier_priority", 50, "carrier_cpus",
                new int[]{1, 0})));
        assertThat(answers()).allSatisfy(each -> assertThat(each)
                .contains("sched-fifo", "Fifo[priority=50]: the JVM has no such call").contains("affinity"));
        assertThat(answers().get(0)).contains("cpu [1]");
        assertThat(answers().get(1)).contains("cpu [0]");
        assertThat(runtime.partitions()).allMatch(each -> !each.partition().loop().settings().callerRuns());
        assertThat(log.warnings).hasSize(1 + 1); // one processor each, one class for both

        runtime.change(TestConfig.with(Map.of("partitions", 2)));
        assertThat(answers()).allSatisfy(each -> assertThat(each).doesNotContain("sched-fifo", "affinity"));
        assertThat(runtime.partitions()).allMatch(each -> each.partition().loop().settings().callerRuns());
        assertThat(log.errors).isEmpty();
    }

    /** What the carriers were answered last; the work behind which the change is queued has been done by then. */
    private List<String> answers() throws Exception {
        List<String> all = new ArrayList<>();
        for (CarriedPartition each : runtime.partitions()) {
            each.partition().execute(() -> true).get();
            all.add(each.carrier().capabilities().toString());
        }
        return all;
    }

    @Test
    void aCarrierIsNotChangedByAnotherThread() {
        start(backend, Map.of());
        Carrier carrier = runtime.partitions().getFirst().carrier();
        assertThatThrownBy(() -> carrier.change(CarrierRequest.named("any")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("wrt-partition-0 is changed by itself");
    }

    @Test
    void aContradictionIsToldOnceUntilItIsAnother() {
        Map<String, Object> wrong = Map.of("carrier_class", "rr");
        start(backend, wrong);
        runtime.change(TestConfig.with(wrong));
        assertThat(log.errors).hasSize(1);
        runtime.change(TestConfig.with(Map.of()));
        runtime.change(TestConfig.with(wrong));
        assertThat(log.errors).hasSize(2);
    }

    @Test
    void theJavaBackendRunsOrdinaryCarriersWithoutAWord() {
        runtime = new EngineRuntime(TestConfig.with(Map.of()), new JavaBackend(), log, (partition, policy, failure) -> {
        });
        runtime.start();
        runtime.stop(20_000);
        assertThat(log.warnings).isEmpty();
    }
}
