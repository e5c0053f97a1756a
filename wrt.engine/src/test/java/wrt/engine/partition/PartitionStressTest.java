// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallTimeoutException;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.core.fiber.FiberFactory;
import wrt.engine.policy.FallbackPolicy;

/** Races, provoked. Each test is bounded in work, not in time; the time limit only catches a hang. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PartitionStressTest {

    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestLoop test = new TestLoop().started();

    // Plain on purpose: only the owner of the partition touches it, so no increment may get lost.
    private long plain;

    @AfterEach
    void end() throws Exception {
        threads.shutdownNow();
        test.close();
        assertThat(test.log.errors).isEmpty();
    }

    private void inParallel(Callable<?>... jobs) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (Callable<?> job : jobs) {
            running.add(threads.submit(job));
        }
        for (Future<?> each : running) {
            each.get();
        }
    }

    private void inThreads(Callable<?> job) throws Exception {
        inParallel(IntStream.range(0, THREADS).mapToObj(i -> job).toArray(Callable[]::new));
    }

    @Test
    void noWakeUpIsLost() throws Exception {
        int calls = 10_000;
        inThreads(() -> {
            for (int i = 0; i < calls; i++) {
                assertThat(test.submit(new TestTask("short", () -> plain++)).get(60, TimeUnit.SECONDS)).isNull();
            }
            return null;
        });
        assertThat(plain).isEqualTo((long) THREADS * calls);
    }

    static List<FiberFactory> fibers() {
        return List.of(FiberFactory.continuation(), FiberFactory.virtualThread());
    }

    @ParameterizedTest
    @MethodSource("fibers")
    void callersAndTheCarrierNeverOwnThePartitionTogether(FiberFactory fibers) throws Exception {
        test.close();
        test = new TestLoop(System::nanoTime, PartitionSettings.defaults(), fibers).started();
        int calls = 3_000;
        AtomicInteger seed = new AtomicInteger();
        inThreads(() -> {
            SplittableRandom random = new SplittableRandom(seed.incrementAndGet());
            for (int i = 0; i < calls; i++) {
                // One in eight is longer than its quantum, so that it is preempted, on its caller's stack or a fiber.
                int turns = random.nextInt(8) == 0 ? 5 : 1;
                RuntimeException failure = test.call(new TestTask("mixed", () -> {
                    for (int turn = 0; turn < turns; turn++) {
                        plain++;
                        test.consume(600);
                        plain++;
                    }
                }));
                assertThat(failure).isNull();
            }
            return null;
        });
        assertThat(test.account("mixed").calls.get()).isEqualTo((long) THREADS * calls);
        assertThat(plain * 300).isEqualTo(test.account("mixed").fuel.get());
        assertThat(test.loop.counters().callerRuns.get()).isPositive();
        assertThat(test.loop.ledger().tasks().snapshot()).isEmpty();
    }

    @Test
    void swapsUnderLoadLoseNoTaskAndRunNoneTwice() throws Exception {
        int calls = 5_000;
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger swaps = new AtomicInteger();
        Future<?> swapper = threads.submit(() -> {
            SplittableRandom random = new SplittableRandom(5);
            while (!over.get()) {
                SchedulingPolicy policy = switch (random.nextInt(3)) {
                    case 0 -> new FallbackPolicy();
                    case 1 -> new LastFirst();
                    default -> new FailsAfter(random.nextInt(1, 20));
                };
                test.install("random", policy);
                swaps.incrementAndGet();
                Thread.sleep(0, random.nextInt(200_000));
            }
            return null;
        });
        inThreads(() -> {
            List<TestTask> all = new ArrayList<>();
            List<CompletableFuture<RuntimeException>> ended = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                TestTask task = new TestTask("load", () -> {
                    plain++;
                    test.consume(1_500);
                });
                all.add(task);
                ended.add(test.submit(task));
                if (i % 20 == 19) {
                    for (CompletableFuture<RuntimeException> each : ended) {
                        assertThat(each.get(60, TimeUnit.SECONDS)).isNull();
                    }
                    ended.clear();
                }
            }
            assertThat(all).allSatisfy(task -> assertThat(task.runs).hasValue(1));
            return null;
        });
        over.set(true);
        swapper.get();
        assertThat(plain).isEqualTo((long) THREADS * calls);
        assertThat(swaps.get()).isGreaterThan(100);
        assertThat(test.failures).isNotEmpty();
    }

    @Test
    void aCancellationThatRacesWithTheEndHasOneOutcome() throws Exception {
        int calls = 4_000;
        AtomicInteger outcomes = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        inThreads(() -> {
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < calls; i++) {
                TestTask task = new TestTask("victim", () -> test.consume(3_000));
                CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
                ControlBlock block = test.block(task, done -> {
                    outcomes.incrementAndGet();
                    ended.complete(Failures.of(done));
                });
                long id = task.id();
                test.post(block);
                for (int spin = random.nextInt(200); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                test.loop.post(new CancelMessage(block, id, "race"));
                RuntimeException failure = ended.get(60, TimeUnit.SECONDS);
                if (failure != null) {
                    assertThat(failure).isInstanceOf(CallCancelledException.class);
                    cancelled.incrementAndGet();
                }
            }
            return null;
        });
        assertThat(outcomes).hasValue(THREADS * calls);
        assertThat(cancelled.get()).isBetween(1, THREADS * calls);
        assertThat(test.loop.ledger().tasks().snapshot()).isEmpty();
    }

    @Test
    void aTimeOutThatRacesWithTheEndHasOneOutcome() throws Exception {
        int calls = 4_000;
        AtomicInteger outcomes = new AtomicInteger();
        inThreads(() -> {
            SplittableRandom random = new SplittableRandom(9);
            for (int i = 0; i < calls; i++) {
                TestTask task = new TestTask("victim", () -> test.consume(5_000));
                CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
                ControlBlock block = test.block(task, done -> {
                    outcomes.incrementAndGet();
                    ended.complete(Failures.of(done));
                });
                test.timeout(task, Duration.ofNanos(random.nextInt(1, 60_000)));
                test.post(block);
                RuntimeException failure = ended.get(60, TimeUnit.SECONDS);
                assertThat(failure == null || failure instanceof CallTimeoutException).isTrue();
            }
            return null;
        });
        assertThat(outcomes).hasValue(THREADS * calls);
        test.submit(new TestTask("last", () -> {
        })).get(60, TimeUnit.SECONDS);
        assertThat(test.loop.ledger().timers().isEmpty()).isTrue();
    }

    @Test
    void aStageThatIsDoneFromAnywhereWakesItsTask() throws Exception {
        int calls = 5_000;
        inThreads(() -> {
            for (int i = 0; i < calls; i++) {
                CompletableFuture<String> stage = new CompletableFuture<>();
                TestTask task = new TestTask("waits", () -> {
                    Wake<String> wake = Wake.on(stage, test.loop, test.loop.running().root);
                    assertThat(test.loop.suspension().takeWaker()).isTrue();
                    test.loop.suspension().waitFor(wake);
                    assertThat(wake.get()).isEqualTo("there");
                });
                CompletableFuture<RuntimeException> ended = test.submit(task);
                stage.complete("there");
                assertThat(ended.get(60, TimeUnit.SECONDS)).isNull();
            }
            return null;
        });
        assertThat(test.loop.suspension().takeWaker()).isTrue();
    }

    @Test
    void aCallerThatIsInterruptedGetsItsCallCancelledAndItsInterruptBack() throws Exception {
        CompletableFuture<RuntimeException> outcome = new CompletableFuture<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            outcome.complete(test.call(new TestTask("endless", () -> {
                while (true) {
                    test.consume(1_000);
                }
            })));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        for (int i = 0; i < 200; i++) {
            test.submit(new TestTask("other", () -> test.consume(100))).get(60, TimeUnit.SECONDS);
        }
        caller.interrupt();
        assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
        caller.join();
        assertThat(interrupted).isTrue();
    }

    /** Last in, first out, to make the order of a hand-over matter. */
    private static final class LastFirst implements SchedulingPolicy {

        private final ArrayDeque<SchedulableTask> stack = new ArrayDeque<>();

        @Override
        public void add(SchedulableTask task) {
            stack.push(task);
        }

        @Override
        public boolean remove(SchedulableTask task) {
            return stack.remove(task);
        }

        @Override
        public @Nullable SchedulableTask next() {
            return stack.poll();
        }

        @Override
        public long quantum(SchedulableTask task) {
            return 700;
        }

        @Override
        public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
            return candidate.id() % 2 == 0;
        }

        @Override
        public int size() {
            return stack.size();
        }
    }

    /** Works for a while, then throws. */
    private static final class FailsAfter implements SchedulingPolicy {

        private final FallbackPolicy sound = new FallbackPolicy();
        private int decisionsLeft;

        FailsAfter(int decisions) {
            decisionsLeft = decisions;
        }

        @Override
        public void add(SchedulableTask task) {
            sound.add(task);
        }

        @Override
        public boolean remove(SchedulableTask task) {
            return sound.remove(task);
        }

        @Override
        public @Nullable SchedulableTask next() {
            if (--decisionsLeft < 0) {
                throw new IllegalStateException("worn out");
            }
            return sound.next();
        }

        @Override
        public long quantum(SchedulableTask task) {
            return sound.quantum(task);
        }

        @Override
        public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
            return false;
        }

        @Override
        public int size() {
            return sound.size();
        }
    }
}
