// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallException;
import wrt.api.component.CallRejectedException;
import wrt.api.component.CallTimeoutException;
import wrt.api.component.FuelExhaustedException;
import wrt.core.fiber.FiberFactory;

class RunLoopTest {

    private final FakeTicker ticker = new FakeTicker();
    private final TestLoop test = new TestLoop(ticker, PartitionSettings.defaults(), FiberFactory.best());
    private final List<String> trace = new ArrayList<>();

    private TestTask tracing(String name, int turns, long fuelPerTurn) {
        return new TestTask(name, () -> {
            for (int turn = 0; turn < turns; turn++) {
                trace.add(name + turn);
                test.consume(fuelPerTurn);
            }
        });
    }

    @Test
    void aTaskRunsToItsEndAndItsFuelIsCounted() {
        TestTask task = tracing("a", 3, 500);
        CompletableFuture<RuntimeException> ended = test.submit(task);
        assertThat(test.turn()).isEqualTo(RunLoop.Turn.IDLE);
        assertThat(ended).isCompletedWithValue(null);
        assertThat(task.fuelConsumed()).isEqualTo(1500);
        assertThat(test.account("a").fuel.get()).isEqualTo(1500);
        assertThat(test.account("a").calls.get()).isEqualTo(1);
        assertThat(test.loop.counters().fuel.get()).isEqualTo(1500);
    }

    static List<FiberFactory> fibers() {
        return List.of(FiberFactory.continuation(), FiberFactory.virtualThread());
    }

    @ParameterizedTest
    @MethodSource("fibers")
    void tasksTakeTurnsAtTheEndOfTheirQuantum(FiberFactory fibers) {
        TestLoop own = new TestLoop(ticker, PartitionSettings.defaults(), fibers);
        for (String name : List.of("a", "b")) {
            own.submit(new TestTask(name, () -> {
                for (int turn = 0; turn < 3; turn++) {
                    trace.add(name + turn);
                    own.consume(1010);
                }
            }));
        }
        own.turn();
        assertThat(trace).containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
        assertThat(own.loop.counters().preemptions.get()).isEqualTo(6);
    }

    @Test
    void aTasksOwnQuantumHoldsWhereThePolicysIsLonger() {
        TestTask shortTurns = tracing("a", 4, 510);
        TestTask ownIsLonger = tracing("b", 4, 510);
        test.submit(shortTurns);
        test.submit(ownIsLonger);
        shortTurns.block.quantum = 500;
        ownIsLonger.block.quantum = 100_000;
        test.turn();
        assertThat(trace).containsExactly("a0", "b0", "b1", "a1", "b2", "b3", "a2", "a3");
    }

    @Test
    void theSameInputsGiveTheSameTrace() {
        test.submit(tracing("a", 20, 170));
        test.submit(tracing("b", 20, 333));
        test.submit(tracing("c", 20, 51));
        test.turn();
        List<String> first = List.copyOf(trace);
        trace.clear();
        test.submit(tracing("a", 20, 170));
        test.submit(tracing("b", 20, 333));
        test.submit(tracing("c", 20, 51));
        test.turn();
        assertThat(trace).isEqualTo(first);
    }

    @Test
    void aTaskAloneIsNotSwitchedAway() {
        test.submit(tracing("a", 100, 1000));
        test.turn();
        assertThat(test.loop.counters().switches()).isEqualTo(1);
        assertThat(test.loop.counters().preemptions.get()).isZero();
    }

    @Test
    void aBudgetIsExceededByLessThanOneBlock() {
        TestTask task = tracing("hog", 1_000_000, 10).budget(5_005);
        CompletableFuture<RuntimeException> ended = test.submit(task);
        test.turn();
        assertThat(ended.join()).isInstanceOfSatisfying(FuelExhaustedException.class, e -> {
            assertThat(e.component()).isEqualTo("hog");
            assertThat(e.export()).isEqualTo("run");
            assertThat(e.task()).isEqualTo(task.id());
            assertThat(e.budget()).isEqualTo(5_005);
            assertThat(e.consumed()).isBetween(5_006L, 5_015L);
        });
        assertThat(test.account("hog").failures.get()).isEqualTo(1);
    }

    @Test
    void aTimeOutFiresWhileTheGuestRuns() {
        TestTask task = new TestTask("slow", () -> {
            while (true) {
                ticker.advance(1_000_000);
                test.consume(1_000);
            }
        });
        CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
        ControlBlock block = test.block(task, done -> ended.complete(Failures.of(done)));
        test.timeout(task, Duration.ofMillis(50));
        test.post(block);
        test.turn();
        assertThat(ended.join()).hasMessageContaining("50 ms").isInstanceOfSatisfying(CallTimeoutException.class,
                e -> assertThat(e.task()).isEqualTo(task.id()));
    }

    @Test
    void aTimeOutFiresWhileTheTaskWaits() {
        TestTask task = new TestTask("waits", () -> test.loop.suspension().waitFor("for ever"));
        CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
        ControlBlock block = test.block(task, done -> ended.complete(Failures.of(done)));
        test.timeout(task, Duration.ofMillis(50));
        test.post(block);
        test.turn();
        assertThat(ended).isNotDone();
        ticker.advance(50_000_000);
        test.turn();
        assertThat(ended.join()).isInstanceOf(CallTimeoutException.class);
    }

    @Test
    void aTimeOutThatDoesNotFireLeavesNothingBehind() {
        TestTask task = tracing("quick", 1, 10);
        ControlBlock block = test.block(task, Completion.NONE);
        test.timeout(task, Duration.ofMillis(50));
        test.post(block);
        test.turn();
        assertThat(test.loop.ledger().timers().isEmpty()).isTrue();
    }

    @Test
    void aCancelledTaskEndsAtItsNextCheckPoint() {
        TestTask victim = tracing("victim", 1_000_000, 100);
        CompletableFuture<RuntimeException> ended = test.submit(victim);
        test.submit(new TestTask("other", () -> {
            test.consume(2000);
            test.loop.post(new CancelMessage(victim.block, victim.id(), "on request"));
        }));
        test.turn();
        assertThat(ended.join()).isInstanceOf(CallCancelledException.class).hasMessageContaining("on request");
        assertThat(victim.fuelConsumed()).isLessThan(10_000);
    }

    @Test
    void aTaskThatIsCancelledBeforeItBeginsNeverRuns() {
        TestTask victim = tracing("victim", 1, 1);
        CompletableFuture<RuntimeException> ended = test.submit(victim);
        test.loop.post(new CancelMessage(victim.block, victim.id(), "on request"));
        test.turn();
        assertThat(ended.join()).isInstanceOf(CallCancelledException.class);
        assertThat(victim.runs).hasValue(0);
    }

    @Test
    void aCancellationOfAnEarlierCallDoesNotHitTheNext() {
        TestTask task = tracing("a", 1, 1);
        test.submit(task).thenRun(() -> {
        });
        test.turn();
        long before = task.id();
        task.reset();
        CompletableFuture<RuntimeException> ended = test.submit(task);
        test.loop.post(new CancelMessage(task.block, before, "late"));
        test.turn();
        assertThat(ended.join()).isNull();
    }

    @Test
    void othersGoOnWhileOneWaits() {
        Object event = new Object();
        TestTask waits = new TestTask("waits", () -> {
            test.loop.suspension().waitFor(event);
            trace.add("woken");
        });
        CompletableFuture<RuntimeException> ended = test.submit(waits);
        test.submit(tracing("other", 2, 100));
        test.turn();
        assertThat(trace).containsExactly("other0", "other1");
        assertThat(test.loop.counters().waiting.get()).isEqualTo(1);
        test.loop.post(new WorkMessage<>(() -> {
            test.loop.suspension().wake(waits.block, event);
            return null;
        }, Runnable::run));
        test.turn();
        assertThat(trace).containsExactly("other0", "other1", "woken");
        assertThat(ended.join()).isNull();
        assertThat(test.loop.counters().waiting.get()).isZero();
    }

    @Test
    void aNestedCallIsChargedToBothButAccountedToItsOwnComponent() {
        TestTask inner = new TestTask("inner", () -> test.consume(300));
        TestTask outer = new TestTask("outer", () -> {
            test.consume(100);
            test.loop.callers().runNested(test.block(inner, Completion.NONE));
            test.consume(50);
        });
        CompletableFuture<RuntimeException> ended = test.submit(outer);
        test.turn();
        assertThat(ended.join()).isNull();
        assertThat(inner.fuelConsumed()).isEqualTo(300);
        assertThat(outer.fuelConsumed()).isEqualTo(450);
        assertThat(test.account("inner").fuel.get()).isEqualTo(300);
        assertThat(test.account("outer").fuel.get()).isEqualTo(150);
    }

    @Test
    void aNestedCallCannotUseMoreThanItsCallersBudget() {
        TestTask inner = new TestTask("inner", () -> test.consume(1_000_000));
        TestTask outer = new TestTask("outer", () -> test.loop.callers().runNested(test.block(inner, Completion.NONE)))
                .budget(2_000);
        CompletableFuture<RuntimeException> ended = test.submit(outer);
        test.turn();
        assertThat(ended.join()).isInstanceOfSatisfying(FuelExhaustedException.class,
                e -> assertThat(e.component()).isEqualTo("outer"));
        assertThat(Failures.of(inner.block)).isExactlyInstanceOf(CallException.class).hasMessageContaining("outer");
    }

    @Test
    void aNestedCallIsPreemptedWithItsCaller() {
        TestTask inner = tracing("inner", 3, 1010);
        test.submit(new TestTask("outer", () -> test.loop.callers().runNested(test.block(inner, Completion.NONE))));
        test.submit(tracing("other", 3, 1010));
        test.turn();
        assertThat(trace).containsExactly("inner0", "other0", "inner1", "other1", "inner2", "other2");
    }

    @Test
    void workRunsBetweenTasksEvenIfOneNeverEnds() {
        TestTask hog = new TestTask("hog", () -> {
            while (true) {
                test.consume(100);
            }
        });
        CompletableFuture<RuntimeException> ended = test.submit(hog);
        test.submit(new TestTask("poster", () -> test.loop.post(new WorkMessage<>(() -> {
            trace.add("work " + (test.loop.running() == null));
            test.loop.interrupts().interrupt(hog.block, new Interruption.Cancelled("enough"));
            return null;
        }, Runnable::run))));
        test.turn();
        assertThat(trace).containsExactly("work true");
        assertThat(ended.join()).isInstanceOf(CallCancelledException.class);
    }

    @Test
    void endlessGuestCodeInWorkIsEnded() {
        TestLoop limited = new TestLoop(ticker,
                TestLoop.with(new PartitionLimits(10, 10, 10, 10, 50_000)), FiberFactory.best());
        WorkMessage<Object> work = new WorkMessage<>(() -> {
            while (true) {
                limited.consume(100);
            }
        }, Runnable::run);
        limited.loop.post(work);
        limited.turn();
        assertThat(work.result()).failsWithin(Duration.ZERO).withThrowableThat().havingCause()
                .isInstanceOf(FuelExhaustedException.class).withMessageContaining("limit.work.fuel");
    }

    @Test
    void theTaskLimitRejectsByName() {
        TestLoop limited = new TestLoop(ticker, TestLoop.with(new PartitionLimits(2, 10, 10, 10, 1)),
                FiberFactory.best());
        List<CompletableFuture<RuntimeException>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(limited.submit(new TestTask("c" + i, () -> limited.loop.suspension().waitFor("never"))));
        }
        limited.turn();
        assertThat(all.get(2).join()).isInstanceOf(CallRejectedException.class).hasMessageContaining("limit.tasks)");
        assertThat(all.get(0)).isNotDone();
    }

    @Test
    void theComponentLimitRejectsByName() {
        TestLoop limited = new TestLoop(ticker, TestLoop.with(new PartitionLimits(10, 1, 10, 10, 1)),
                FiberFactory.best());
        limited.submit(new TestTask("same", () -> limited.loop.suspension().waitFor("never")));
        CompletableFuture<RuntimeException> second = limited.submit(new TestTask("same", () -> {
        }));
        CompletableFuture<RuntimeException> other = limited.submit(new TestTask("other", () -> {
        }));
        limited.turn();
        assertThat(second.join()).isInstanceOf(CallRejectedException.class)
                .hasMessageContaining("limit.tasks.component");
        assertThat(other.join()).isNull();
    }

    @Test
    void aBodyThatThrowsAnErrorHarmsNobodyElse() {
        CompletableFuture<RuntimeException> overflow = test.submit(new TestTask("deep", this::recurse));
        CompletableFuture<RuntimeException> memory = test.submit(new TestTask("fat", () -> {
            throw new OutOfMemoryError("grow");
        }));
        CompletableFuture<RuntimeException> good = test.submit(tracing("good", 1, 1));
        test.turn();
        assertThat(overflow.join()).hasMessageContaining("call stack exhausted");
        assertThat(memory.join()).hasMessageContaining("heap");
        assertThat(good.join()).isNull();
    }

    private int recurse() {
        return recurse() + 1;
    }

    @Test
    void fuelTimeGoesByWithFuelAndWithIdleTime() {
        test.submit(tracing("a", 1, 500));
        test.turn();
        long afterRun = test.loop.clock().now();
        assertThat(afterRun).isEqualTo(500 * 1000);
        ticker.advance(7_000_000);
        test.turn();
        assertThat(test.loop.clock().now() - afterRun).isEqualTo(7_000_000);
    }

    @Test
    void aDrainCountsTheTasksThatItEndsBeforeTheyBegan() {
        test.submit(tracing("victim", 1, 1));
        Drain drain = new Drain(test.loop, "victim", Duration.ZERO, ticker.getAsLong(), Runnable::run);
        test.loop.post(drain);
        test.turn();
        assertThat(drain.done()).isCompletedWithValue(1);
        assertThat(trace).isEmpty();
    }

    @Test
    void aDrainOfAnIdleInstanceIsDoneAtOnce() {
        Drain drain = new Drain(test.loop, "nobody", Duration.ofSeconds(1), ticker.getAsLong() + 1_000_000_000,
                Runnable::run);
        test.loop.post(drain);
        test.turn();
        assertThat(drain.done()).isCompletedWithValue(0);
        assertThat(test.loop.ledger().timers().isEmpty()).isTrue();
    }

    @Test
    void stoppingCancelsWhatRunsAndRejectsWhatComes() {
        CompletableFuture<RuntimeException> waits = test
                .submit(new TestTask("waits", () -> test.loop.suspension().waitFor("x")));
        test.turn();
        test.loop.post(new StopMessage());
        CompletableFuture<RuntimeException> late = test.submit(tracing("late", 1, 1));
        assertThat(test.turn()).isEqualTo(RunLoop.Turn.ENDED);
        assertThat(waits.join()).isInstanceOf(CallCancelledException.class);
        assertThat(late.join()).isInstanceOf(CallRejectedException.class);
        assertThat(test.submit(tracing("later", 1, 1)).join()).isInstanceOf(CallRejectedException.class);
    }
}
