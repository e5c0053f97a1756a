// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CancellationOutcome;
import wrt.api.engine.TaskInfo;
import wrt.component.Component;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.GuestWork;
import wrt.component.HostFunction;
import wrt.component.HostInstance;
import wrt.component.Linker;
import wrt.component.Store;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.engine.platform.JavaBackend;

/** What is seen of asynchronous calls: when they start, return and finish, and what comes of cancelling them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AsyncCallsTest {

    private static final ComponentLoader LOADER = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()),
            Features.defaults(), ComponentLimits.defaults());

    private static final Component WORKER = load();

    private final CollectedLog log = new CollectedLog();
    private final EngineRuntime runtime = new EngineRuntime(
            TestConfig.with(Map.of("cancel_grace_ms", 100L, "deadlock_grace_ms", 100L)),
            new JavaBackend(), log, (partition, policy, failure) -> log.error(failure.message(), failure.cause()));
    private final Partition partition = runtime.partitions().get(0).partition();
    private final Queue<CompletableFuture<Object>> delays = new ConcurrentLinkedQueue<>();
    private final ComponentInstance worker;

    AsyncCallsTest() throws Exception {
        runtime.start();
        worker = instance((call, args) -> {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            delays.add(answer);
            return answer;
        });
    }

    private static Component load() {
        try {
            return LOADER.load(Files.readAllBytes(Path.of("..", "examples", "async", "worker", "worker.wasm")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        runtime.stop(20_000);
        assertThat(log.errors).isEmpty();
    }

    private ComponentInstance instance(HostFunction delay) throws Exception {
        HostInstance timer = HostInstance.builder().function("delay", delay).build();
        return partition.execute(() -> new Linker().define("flow:worker/timer@0.1.0", timer)
                .instantiate(partition.store(), WORKER)).get(60, TimeUnit.SECONDS);
    }

    private TaskFuture begin(String function, Object... arguments) {
        return partition.callAsync(worker.function(function), TaskParameters.unbounded("worker", function), null,
                arguments);
    }

    private CompletableFuture<Object> delay() {
        while (delays.isEmpty()) {
            Thread.onSpinWait();
        }
        return delays.remove();
    }

    private List<TaskInfo> tasks() {
        return runtime.figures().tasks(System.nanoTime());
    }

    private static CancellationOutcome outcome(TaskFuture call) throws Exception {
        try {
            call.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(CallCancelledException.class);
            return ((CallCancelledException) e.getCause()).outcome();
        }
        return CancellationOutcome.TOO_LATE;
    }

    @Test
    void aCallIsStartedWhenTheGuestHasItsArguments() throws Exception {
        boolean[] isStarted = new boolean[1];
        TaskFuture call = partition.execute(() -> {
            TaskFuture made = begin("relay", 7L);
            isStarted[0] = made.isStarted(); // the loop is busy with this
            return made;
        }).get();
        CompletableFuture<Object> delay = delay();
        assertThat(isStarted[0]).isFalse();
        assertThat(call.isStarted()).isTrue();
        assertThat(call.task()).isEqualTo(tasks().getFirst().id());
        delay.complete(7L);
        assertThat(call.get()).isEqualTo(8L);
    }

    @Test
    void aCallThatReturnedIsVisibleUntilItHasFinished() throws Exception {
        TaskFuture call = begin("later", 9L);
        CompletionStage<?> later = (CompletionStage<?>) call.get();
        CompletableFuture<Object> delay = delay();
        CompletableFuture<Void> finished = call.finished();
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.export()).isEqualTo("later");
            assertThat(task.state()).isEqualTo("returned");
        });
        assertThat(finished).isNotDone();

        delay.complete(9L);
        assertThat(later.toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo(9L);
        finished.get(60, TimeUnit.SECONDS);
        assertThat(tasks()).isEmpty();
    }

    @Test
    void aCallThatReturnsAtItsEndHasFinishedThen() throws Exception {
        TaskFuture call = begin("double", 4L);
        assertThat(call.finished().thenApply(nothing -> call.isDone()).get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(call.get()).isEqualTo(8L);
    }

    @Test
    void aCallThatFailsHasFinishedThen() throws Exception {
        TaskFuture call = begin("relay", 4L);
        delay().completeExceptionally(new IllegalStateException("no timer"));
        call.finished().get(60, TimeUnit.SECONDS);
        assertThatThrownBy(call::get).hasMessageContaining("no timer");
    }

    @Test
    void aCallThatIsCancelledBeforeItStartedDoesNotStart() throws Exception {
        for (String function : List.of("relay", "double")) {
            TaskFuture call = partition.execute(() -> {
                TaskFuture made = begin(function, 7L);
                made.cancel(true);
                return made;
            }).get();
            assertThat(outcome(call)).as(function).isEqualTo(CancellationOutcome.BEFORE_STARTED);
        }
        TaskFuture plain = partition.execute(() -> {
            TaskFuture made = begin("active"); // no async function
            made.cancel(true);
            return made;
        }).get();
        assertThat(outcome(plain)).isEqualTo(CancellationOutcome.BEFORE_STARTED);
        assertThat(delays).isEmpty();
    }

    @Test
    void aGuestThatEndsWhenAskedToIsCancelledBeforeItReturned() throws Exception {
        TaskFuture call = begin("relay", 7L);
        delay();
        assertThat(call.cancel(true)).isTrue();
        assertThat(outcome(call)).isEqualTo(CancellationOutcome.BEFORE_RETURNED);
        assertThat(partition.call(worker.function("active"), TaskParameters.unbounded("worker", "active"), null,
                new Object[0])).isEqualTo(0L);
    }

    @Test
    void aCancellationAfterTheReturnIsTooLate() throws Exception {
        TaskFuture call = begin("later", 7L);
        CompletionStage<?> later = (CompletionStage<?>) call.get();
        assertThat(call.cancel(true)).isFalse();
        assertThat(outcome(call)).isEqualTo(CancellationOutcome.TOO_LATE);
        delay().complete(7L);
        assertThat(later.toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo(7L);
    }

    /** What never comes, and not from the host either. */
    private static final class Never extends CompletableFuture<Object> implements GuestWork {
        @Override
        public boolean isIn(Store store) {
            return true;
        }
    }

    @Test
    void callsOfAPartitionThatWaitForEachOtherAreEndedWithWhoWaitsForWhat() throws Exception {
        ComponentInstance inner = instance((call, args) -> new Never());
        ComponentInstance outer = instance((call, args) -> partition.callAsync(inner.function("relay"),
                TaskParameters.unbounded("inner", "relay"), null, new Object[]{1L}));
        TaskFuture call = partition.callAsync(outer.function("relay"), TaskParameters.unbounded("outer", "relay"), null,
                new Object[]{1L});
        assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS)).hasMessageContainingAll("outer relay: ",
                "deadlock detected", "outer relay (task " + call.task() + ") waits for", "inner relay (task");
    }

    private Object relay(ComponentInstance of, long value) {
        return partition.call(of.function("relay"), TaskParameters.unbounded("worker", "relay"), null,
                new Object[]{value});
    }

    @Test
    void aCallThatWaitsAfterItsFirstTurnOnItsCallersStackIsListedBesideThoseThatFollow() throws Exception {
        AtomicBoolean isQuick = new AtomicBoolean(true);
        ComponentInstance quick = instance((call, args) -> {
            CompletableFuture<Object> answer = isQuick.get()
                    ? CompletableFuture.completedFuture(args[0])
                    : new CompletableFuture<>();
            delays.add(answer);
            return answer;
        });
        for (long i = 0; i < 4; i++) {
            assertThat(relay(quick, i)).isEqualTo(i + 1);
        }
        delays.clear();
        Counter direct = runtime.partitions().get(0).partition().loop().counters().callerRuns;
        isQuick.set(false);
        long before = direct.get();
        CompletableFuture<Object> waiting = CompletableFuture.supplyAsync(() -> relay(quick, 7L));
        CompletableFuture<Object> delay = delay();
        while (direct.get() == before) { // the carrier was awake and took it
            delay.complete(7L);
            waiting.get(60, TimeUnit.SECONDS);
            waiting = CompletableFuture.supplyAsync(() -> relay(quick, 7L));
            delay = delay();
        }
        long first = direct.get();
        while (direct.get() == first) {
            assertThat(partition.call(quick.function("active"), TaskParameters.unbounded("worker", "active"), null,
                    new Object[0])).isEqualTo(1L);
        }
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.export()).isEqualTo("relay");
            assertThat(task.state()).isEqualTo("waiting");
        });
        delay.complete(7L);
        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(8L);
        while (!tasks().isEmpty()) {
            Thread.onSpinWait(); // it returned, and is about to end
        }
    }

    @Test
    void aTimeOutWhileTheGuestWaitsIsTold() {
        TaskFuture call = partition.callAsync(worker.function("relay"), TaskParameters.unbounded("worker", "relay"),
                Duration.ofMillis(20), new Object[]{7L});
        assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS)).hasMessageContaining("not done within 20 ms");
        assertThat(call.finished()).succeedsWithin(Duration.ofSeconds(60));
    }
}
