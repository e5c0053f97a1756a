// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallTimeoutException;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.GuestTrapException;
import wrt.api.engine.ComponentStatistics;
import wrt.component.Component;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.Linker;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.engine.platform.JavaBackend;

/** Real components in real partitions. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalPartitionTest {

    private static final ComponentLoader LOADER = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()),
            Features.defaults(), ComponentLimits.defaults());

    private final CollectedLog log = new CollectedLog();
    private final EngineRuntime runtime = new EngineRuntime(TestConfig.with(Map.of("partitions", 2)),
            new JavaBackend(), log, (partition, policy, failure) -> log.error(failure.message(), failure.cause()));
    private final Partition partition = runtime.partitions().get(0).partition();
    private final Partition other = runtime.partitions().get(1).partition();

    LocalPartitionTest() {
        runtime.start();
    }

    @AfterEach
    void stop() {
        runtime.stop(20_000);
        assertThat(log.errors).isEmpty();
        assertThat(runtime.partitions()).noneMatch(each -> each.carrier().thread().isAlive());
    }

    private static ComponentInstance instance(Partition in, String name) throws Exception {
        Path file = name.contains("/")
                ? Path.of("..", "examples", "vehicle", name + ".wasm")
                : Path.of("..", "examples", "vehicle", name, name + ".wasm");
        Component component = LOADER.load(Files.readAllBytes(file));
        return in.execute(() -> new Linker().instantiate(in.store(), component)).get(60, TimeUnit.SECONDS);
    }

    private static TaskParameters as(String name) {
        return TaskParameters.unbounded(name, "f");
    }

    @Test
    void aCallGivesItsResult() throws Exception {
        ComponentInstance brake = instance(partition, "brake");
        assertThat(partition.call(brake.function("label"), as("brake"), null, new Object[]{"left"}))
                .isEqualTo("brake:left");
        assertThat(partition.callAsync(brake.function("label"), as("brake"), null, new Object[]{"right"}).get())
                .isEqualTo("brake:right");
    }

    @Test
    void anArgumentThatDoesNotFitIsTheCallersFault() throws Exception {
        ComponentFunction label = instance(partition, "brake").function("label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partition.call(label, as("brake"), null, new Object[]{12}));
    }

    @Test
    void aFlatCallOfAnIdlePartitionRunsOnItsCallerAndAllocatesNothing() throws Exception {
        FlatCall call = partition.flatCall(instance(partition, "brake").function("pressure"), as("brake"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            pressure(call, i);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20_000; i++) {
            pressure(call, i);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
        assertThat(runtime.partitions().get(0).info(runtime.fibers()).callerRuns()).isGreaterThan(30_000);
    }

    @Test
    void shortCallsOnTheirCallersAreAllCountedAndSomeStandForTheOthersTimes() throws Exception {
        FlatCall call = partition.flatCall(instance(partition, "brake").function("pressure"), as("brake"));
        for (int i = 0; i < 1_000; i++) {
            call.frame()[0] = 700;
            call.frame()[1] = 20_000;
            if (!call.tryInvoke(() -> true)) {
                call.invoke();
            }
        }
        ComponentAccount account = runtime.partitions().get(0).partition().accounts().find("brake");
        assertThat(account.calls.get()).isEqualTo(1_000);
        assertThat(account.active()).isZero();
        ComponentStatistics figures = runtime.figures().component("brake");
        assertThat(figures.switches()).isEqualTo(1_000);
        assertThat(figures.fuel() % 1_000).as("fuel of 1,000 equal calls").isZero();
        assertThat(figures.fuel()).isPositive();
        assertThat(runtime.partitions().get(0).info(runtime.fibers()).switches()).isEqualTo(1_000);
        Histogram latencies = ComponentAccount.emptyLatencies();
        account.addLatencies(latencies);
        assertThat(latencies.getTotalCount()).isBetween(1_000L - 64, 1_000L);
        assertThat(latencies.getMaxValue()).isPositive();
    }

    @Test
    void aPreparedCallMayGoByItsCallerAndByTheCarrierInTurn() throws Exception {
        FlatCall call = partition.flatCall(instance(partition, "brake").function("pressure"), as("brake"));
        RunLoop loop = runtime.partitions().get(0).partition().loop();
        Ownership ownership = runtime.partitions().get(0).ownership();
        PartitionSettings some = loop.settings();
        for (int i = 1; i <= 300; i++) {
            while (ownership.owner() != null) {
                Thread.onSpinWait(); // the carrier of the call before has not given the partition up yet
            }
            loop.settings(new PartitionSettings(some.limits(), i % 3 != 0, some.callerRunsFuel(), some.checkFuel(),
                    some.decisionLimitNanos(), some.deadlockGraceNanos(), some.cancelGraceNanos()));
            pressure(call, i);
        }
        ComponentAccount account = runtime.partitions().get(0).partition().accounts().find("brake");
        assertThat(account.calls.get()).isEqualTo(300);
        assertThat(account.active()).isZero();
        assertThat(account.direct.get()).isBetween(100L, 199L);
        assertThat(loop.counters().switches()).isEqualTo(300);
        assertThat(runtime.figures().tasks(System.nanoTime())).isEmpty();
    }

    @Test
    void aCallThatIsNotLetInIsNotMade() throws Exception {
        FlatCall call = partition.flatCall(instance(partition, "brake").function("pressure"), as("brake"));
        pressure(call, 700); // the first call is the carrier's
        call.frame()[0] = 700;
        call.frame()[1] = 20_000;
        assertThat(call.tryInvoke(() -> false)).isFalse();
        assertThat(call.frame()).startsWith(700, 20_000);
        pressure(call, 700);
    }

    @Test
    void noCallIsMadeOnItsCallersStackOnceTheGateWasClosedAndTheInstanceDrained() throws Exception {
        for (int round = 0; round < 50; round++) {
            ComponentInstance brake = instance(partition, "brake");
            FlatCall call = partition.flatCall(brake.function("pressure"), as("brake"));
            pressure(call, 700); // the first call is the carrier's
            AtomicBoolean open = new AtomicBoolean(true);
            CountDownLatch calling = new CountDownLatch(100);
            CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
                while (open.get()) {
                    call.frame()[0] = 700;
                    call.frame()[1] = 20_000;
                    if (call.tryInvoke(open::get)) {
                        calling.countDown();
                    }
                }
            });
            assertThat(calling.await(10, TimeUnit.SECONDS)).isTrue();
            open.set(false);
            partition.drain(brake, Duration.ofSeconds(10));
            partition.execute(() -> {
                brake.close(); // a call would fail from now on
                return null;
            }).get();
            assertThat(caller).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static void pressure(FlatCall call, int pedal) {
        call.frame()[0] = pedal % 1000;
        call.frame()[1] = 20_000;
        call.invoke();
        if (call.frame()[0] != (pedal % 1000) * 10L + (pedal % 1000 == 0 ? 0 : 400)) {
            throw new AssertionError("wrong pressure " + call.frame()[0] + " for pedal " + pedal % 1000);
        }
    }

    @Test
    void aCallNestsNoDeeperThanItsComponentMay() throws Exception {
        ComponentFunction depth = instance(partition, "bad/recursion").function("depth");
        assertThat(partition.call(depth, as("deep").withCallDepth(50), null, new Object[]{48})).isEqualTo(48L);
        assertThatThrownBy(() -> partition.call(depth, as("deep").withCallDepth(50), null, new Object[]{50}))
                .isInstanceOf(GuestTrapException.class).hasMessageContaining("call stack exhausted");

        ComponentFunction again = instance(partition, "bad/recursion").function("depth");
        assertThat(partition.call(again, as("deep"), null, new Object[]{1000})).isEqualTo(1000L);
    }

    @Test
    void aFlatCallNestsNoDeeperThanItsComponentMay() throws Exception {
        FlatCall depth = partition.flatCall(instance(partition, "bad/recursion").function("depth"),
                as("deep").withCallDepth(50));
        for (int i = 0; i < 1000; i++) {
            depth.frame()[0] = 48;
            depth.invoke();
        }
        depth.frame()[0] = 50;
        assertThatThrownBy(depth::invoke).isInstanceOf(GuestTrapException.class)
                .hasMessageContaining("call stack exhausted");
    }

    @Test
    void aHogEndsWithItsBudgetWhileOthersAreServed() throws Exception {
        ComponentInstance hog = instance(partition, "hog");
        ComponentInstance brake = instance(partition, "brake");
        TaskParameters bounded = new TaskParameters("hog", "spin", 10, 50_000_000, Long.MAX_VALUE);
        CompletableFuture<Object> spin = partition.callAsync(hog.function("spin"), bounded, null, new Object[0]);
        for (int i = 0; i < 50; i++) {
            assertThat(partition.call(brake.function("label"), as("brake"), null, new Object[]{"x"}))
                    .isEqualTo("brake:x");
        }
        assertThat(spin).failsWithin(Duration.ofSeconds(60)).withThrowableThat().havingCause()
                .isInstanceOfSatisfying(FuelExhaustedException.class, e -> {
                    assertThat(e.component()).isEqualTo("hog");
                    assertThat(e.export()).isEqualTo("spin");
                    assertThat(e.budget()).isEqualTo(50_000_000);
                    assertThat(e.consumed()).isBetween(50_000_001L, 50_000_100L);
                });
        assertThatThrownBy(() -> partition.call(hog.function("spin"), bounded, null, new Object[0]))
                .isInstanceOf(GuestTrapException.class);
    }

    @Test
    void callsOfABusyInstanceWaitForTheirTurn() throws Exception {
        ComponentInstance hog = instance(partition, "hog");
        ComponentFunction burn = hog.function("burn");
        Object alone = partition.call(burn, as("hog"), null, new Object[]{100_000});
        CompletableFuture<?>[] calls = new CompletableFuture<?>[20];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = partition.callAsync(burn, as("hog"), null, new Object[]{100_000});
        }
        for (CompletableFuture<?> each : calls) {
            assertThat(each.get(60, TimeUnit.SECONDS)).isEqualTo(alone);
        }
    }

    @Test
    void callsThatWaitForATurnInADeadInstanceNeverBeganWhenItIsDrained() throws Exception {
        TaskParameters bounded = new TaskParameters("hog", "spin", 10, 1_000_000, Long.MAX_VALUE);
        for (int round = 0; round < 20; round++) {
            ComponentInstance hog = instance(partition, "hog");
            CompletableFuture<Object> spin = partition.callAsync(hog.function("spin"), bounded, null, new Object[0]);
            CompletableFuture<?>[] calls = new CompletableFuture<?>[30];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = partition.callAsync(hog.function("burn"), as("hog"), null, new Object[]{100});
            }
            assertThat(spin).failsWithin(Duration.ofSeconds(60));
            partition.drain(hog, Duration.ZERO);
            for (CompletableFuture<?> each : calls) {
                assertThat(each).failsWithin(Duration.ofSeconds(60)).withThrowableThat().havingCause()
                        .isInstanceOf(GuestTrapException.class)
                        .withMessageContaining("cannot enter component instance");
            }
        }
    }

    @Test
    void aTimeOutEndsAGuestThatRuns() throws Exception {
        ComponentFunction spin = instance(partition, "hog").function("spin");
        assertThatThrownBy(() -> partition.call(spin, as("hog"), Duration.ofMillis(30), new Object[0]))
                .isInstanceOf(CallTimeoutException.class).hasMessageContaining("30 ms");
    }

    @Test
    void cancellingTheFutureEndsTheGuest() throws Exception {
        ComponentInstance hog = instance(partition, "hog");
        CompletableFuture<Object> spin = partition.callAsync(hog.function("spin"), as("hog"), null, new Object[0]);
        assertThat(spin.cancel(true)).isTrue();
        assertThat(partition.drain(hog, Duration.ofSeconds(60))).isZero();
        assertThat(spin).failsWithin(Duration.ofSeconds(60)).withThrowableThat().havingCause()
                .isInstanceOf(CallCancelledException.class).withMessageContaining("its future was cancelled");
        assertThat(spin.cancel(true)).isFalse();
    }

    @Test
    void drainingCancelsWhatIsLeftAfterTheGracePeriod() throws Exception {
        ComponentInstance hog = instance(partition, "hog");
        CompletableFuture<Object> spin = partition.callAsync(hog.function("spin"), as("hog"), null, new Object[0]);
        assertThat(partition.drain(hog, Duration.ofMillis(20))).isEqualTo(1);
        assertThat(spin).failsWithin(Duration.ofSeconds(60)).withThrowableThat().havingCause()
                .isInstanceOf(CallCancelledException.class);
    }

    @Test
    void aTaskIsListedAndCancelledByItsIdentity() throws Exception {
        ComponentFunction spin = instance(partition, "hog").function("spin");
        CompletableFuture<Object> call = partition.callAsync(spin, as("hog"), null, new Object[0]);
        Figures figures = runtime.figures();
        while (figures.tasks(System.nanoTime()).isEmpty()) {
            Thread.onSpinWait();
        }
        var task = figures.tasks(System.nanoTime()).getFirst();
        assertThat(task.component()).isEqualTo("hog");
        assertThat(partition.cancel(task.id())).isTrue();
        assertThat(call).failsWithin(Duration.ofSeconds(60));
        assertThat(partition.cancel(task.id())).isFalse();
        assertThat(figures.component("hog").failures()).isEqualTo(1);
    }

    @Test
    void workInsideThePartitionCallsOnItsOwnStack() throws Exception {
        ComponentInstance brake = instance(partition, "brake");
        Object result = partition.execute(
                () -> partition.call(brake.function("label"), as("brake"), null, new Object[]{"in"})).get();
        assertThat(result).isEqualTo("brake:in");
    }

    @Test
    void aVirtualThreadCallsThroughTheInbox() throws Exception {
        ComponentFunction label = instance(other, "brake").function("label");
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread.ofVirtual().start(
                () -> result.complete(other.call(label, as("brake"), null, new Object[]{"virtual"})));
        assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo("brake:virtual");
        assertThat(runtime.partitions().get(1).info(runtime.fibers()).callerRuns()).isZero();
    }

    @Test
    void awaitOutsideOfAPartitionBlocksTheCaller() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> stage.complete("done"));
        assertThat(partition.await(stage)).isEqualTo("done");
    }
}
