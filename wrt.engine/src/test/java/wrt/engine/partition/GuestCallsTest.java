// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallException;
import wrt.api.component.CallTimeoutException;
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

/** Guests that call out: {@code relay(x) = ask(x) + 1}, where each test says what {@code ask} is. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuestCallsTest {

    private final CollectedLog log = new CollectedLog();
    private final EngineRuntime runtime = new EngineRuntime(TestConfig.with(Map.of("partitions", 2)),
            new JavaBackend(), log, (partition, policy, failure) -> log.error(failure.message(), failure.cause()));
    private final Partition here = runtime.partitions().get(0).partition();
    private final Partition there = runtime.partitions().get(1).partition();
    private Component relay;

    @BeforeEach
    void start() throws Exception {
        runtime.start();
        try (InputStream bytes = GuestCallsTest.class.getResourceAsStream("relay.wasm")) {
            relay = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), Features.defaults(),
                    ComponentLimits.defaults()).load(bytes.readAllBytes());
        }
    }

    @AfterEach
    void stop() {
        runtime.stop(20_000);
        assertThat(log.errors).isEmpty();
    }

    private ComponentFunction relay(Partition in, HostFunction ask) throws Exception {
        return in.execute(() -> new Linker().define("ask", ask).instantiate(in.store(), relay)).get().function("relay");
    }

    private static Object call(Partition partition, ComponentFunction function, String name, Object argument) {
        return partition.call(function, TaskParameters.unbounded(name, "relay"), null, new Object[]{argument});
    }

    private static CompletableFuture<Object> start(Partition partition, ComponentFunction function, String name,
            Duration timeout) {
        return partition.callAsync(function, TaskParameters.unbounded(name, "relay"), timeout, new Object[]{1});
    }

    private static HostFunction doubling() {
        return (call, args) -> 2 * ((Number) args[0]).longValue();
    }

    @Test
    void aGuestThatWaitsForAStageLetsOthersGoOn() throws Exception {
        CompletableFuture<Long> stage = new CompletableFuture<>();
        ComponentFunction waiting = relay(here, (call, args) -> here.await(stage));
        ComponentFunction quick = relay(here, doubling());
        CompletableFuture<Object> waits = start(here, waiting, "waits", null);
        for (long i = 0; i < 100; i++) {
            assertThat(call(here, quick, "quick", i)).isEqualTo(2 * i + 1);
        }
        assertThat(waits).isNotDone();
        stage.complete(41L);
        assertThat(waits.get(60, TimeUnit.SECONDS)).isEqualTo(42L);
    }

    @Test
    void aStageThatFailsFailsTheCall() throws Exception {
        ComponentFunction waiting = relay(here, (call, args) -> here.await(
                CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException("no network");
                })));
        assertThatThrownBy(() -> call(here, waiting, "waits", 1)).isInstanceOf(CallException.class)
                .hasMessageContaining("no network");
    }

    @Test
    void aTimeOutEndsAGuestThatWaits() throws Exception {
        ComponentFunction waiting = relay(here, (call, args) -> here.await(new CompletableFuture<Long>()));
        assertThat(start(here, waiting, "waits", Duration.ofMillis(20))).failsWithin(Duration.ofSeconds(60))
                .withThrowableThat().havingCause().isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void drainingEndsAGuestThatWaits() throws Exception {
        ComponentFunction waiting = relay(here, (call, args) -> here.await(new CompletableFuture<Long>()));
        CompletableFuture<Object> waits = start(here, waiting, "waits", null);
        assertThat(here.drain(waiting.instance(), Duration.ofMillis(10))).isEqualTo(1);
        assertThat(waits).failsWithin(Duration.ofSeconds(60)).withThrowableThat().havingCause()
                .isInstanceOf(CallCancelledException.class);
    }

    @Test
    void aCallIntoTheSamePartitionRunsOnTheGuestsStack() throws Exception {
        ComponentFunction inner = relay(here, doubling());
        AtomicReference<Thread> outerThread = new AtomicReference<>();
        ComponentFunction outer = relay(here, (call, args) -> {
            outerThread.set(Thread.currentThread());
            Object answer = call(here, inner, "inner", args[0]);
            assertThat(Thread.currentThread()).isSameAs(outerThread.get());
            return answer;
        });
        assertThat(call(here, outer, "outer", 5)).isEqualTo(12L);
        assertThat(call(here, outer, "outer", 6)).isEqualTo(14L);
    }

    @Test
    void aCallIntoAnotherPartitionSuspendsOnlyTheGuest() throws Exception {
        CompletableFuture<Long> stage = new CompletableFuture<>();
        ComponentFunction slow = relay(there, (call, args) -> there.await(stage));
        ComponentFunction outer = relay(here, (call, args) -> call(there, slow, "slow", args[0]));
        ComponentFunction quick = relay(here, doubling());
        CompletableFuture<Object> crossing = start(here, outer, "outer", null);
        assertThat(call(here, quick, "quick", 1)).isEqualTo(3L);
        stage.complete(10L);
        assertThat(crossing.get(60, TimeUnit.SECONDS)).isEqualTo(12L);
    }

    @Test
    void aCancelledCallTakesItsCallInAnotherPartitionAlong() throws Exception {
        ComponentFunction slow = relay(there, (call, args) -> there.await(new CompletableFuture<Long>()));
        ComponentFunction outer = relay(here, (call, args) -> call(there, slow, "slow", args[0]));
        assertThat(start(here, outer, "outer", Duration.ofMillis(30))).failsWithin(Duration.ofSeconds(60))
                .withThrowableThat().havingCause().isInstanceOf(CallTimeoutException.class);
        assertThat(there.drain(slow.instance(), Duration.ofSeconds(60))).isZero();
    }

    @Test
    void anInstanceCannotBeReEnteredThroughItsOwnPartition() throws Exception {
        AtomicReference<ComponentFunction> self = new AtomicReference<>();
        self.set(relay(here, (call, args) -> call(here, self.get(), "self", args[0])));
        assertThatThrownBy(() -> call(here, self.get(), "self", 1))
                .hasMessageContaining("cannot enter component instance");
    }

    @Test
    void anInstanceCannotBeReEnteredThroughAnotherPartition() throws Exception {
        AtomicReference<ComponentFunction> self = new AtomicReference<>();
        ComponentFunction back = relay(there, (call, args) -> call(here, self.get(), "self", args[0]));
        self.set(relay(here, (call, args) -> call(there, back, "back", args[0])));
        assertThatThrownBy(() -> call(here, self.get(), "self", 1))
                .hasMessageContaining("cannot enter component instance");
    }

    @Test
    void callsOfTwoPartitionsThatWaitForEachOtherEndWithWhoWaitsForWhom() throws Exception {
        CompletableFuture<Long> insideLeft = new CompletableFuture<>();
        CompletableFuture<Long> insideRight = new CompletableFuture<>();
        AtomicReference<ComponentFunction> left = new AtomicReference<>();
        ComponentFunction right = relay(there, (call, args) -> {
            insideRight.complete(1L);
            there.await(insideLeft);
            return call(here, left.get(), "left", args[0]);
        });
        left.set(relay(here, (call, args) -> {
            insideLeft.complete(1L);
            here.await(insideRight);
            return call(there, right, "right", args[0]);
        }));
        CompletableFuture<Object> fromLeft = start(here, left.get(), "left", null);
        CompletableFuture<Object> fromRight = start(there, right, "right", null);

        List<String> ends = Stream.of(fromLeft, fromRight).map(
                call -> call.handle((result, failure) -> String.valueOf(failure)).orTimeout(60, TimeUnit.SECONDS)
                        .join())
                .toList();
        assertThat(ends).anySatisfy(end -> assertThat(end).contains("deadlock detected: ")
                .containsPattern(
                        "left relay \\(task \\d+, partition 0\\) waits for right relay \\(task \\d+, partition 1\\)")
                .containsPattern(
                        "right relay \\(task \\d+, partition 1\\) waits for left relay \\(task \\d+, partition 0\\)")
                .containsPattern(
                        "left relay \\(task \\d+, partition 0\\) waits until left relay \\(task \\d+, partition 0\\) leaves")
                .containsPattern(
                        "right relay \\(task \\d+, partition 1\\) waits until right relay \\(task \\d+, partition 1\\) leaves"));
    }

    @Test
    void aCallThatWaitsBehindOneInAnotherPartitionIsNoDeadlock() throws Exception {
        CompletableFuture<Long> stage = new CompletableFuture<>();
        ComponentFunction slow = relay(there, (call, args) -> there.await(stage));
        ComponentFunction outer = relay(here, (call, args) -> call(there, slow, "slow", args[0]));
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(start(here, outer, "outer", null));
            calls.add(start(there, slow, "slow", null));
        }
        stage.complete(10L);
        for (int i = 0; i < 20; i++) {
            assertThat(calls.get(2 * i).get(60, TimeUnit.SECONDS)).isEqualTo(12L);
            assertThat(calls.get(2 * i + 1).get(60, TimeUnit.SECONDS)).isEqualTo(11L);
        }
    }

    @Test
    void aHostFunctionThatThrowsEndsOnlyItsCall() throws Exception {
        ComponentFunction broken = relay(here, (call, args) -> {
            throw new IllegalStateException("broken host");
        });
        ComponentFunction quick = relay(here, doubling());
        assertThatThrownBy(() -> call(here, broken, "broken", 1)).isInstanceOf(CallException.class)
                .hasMessageContaining("broken host");
        assertThat(call(here, quick, "quick", 1)).isEqualTo(3L);
    }
}
