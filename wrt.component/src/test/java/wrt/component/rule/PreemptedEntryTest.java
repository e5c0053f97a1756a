// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.component.ComponentInstance;
import wrt.component.Linker;
import wrt.component.Loads;
import wrt.component.Scheduler;
import wrt.component.Store;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.component.Thread;
import wrt.core.Meter;
import wrt.core.fiber.Fiber;
import wrt.core.fiber.FiberFactory;

/** Async calls that find an instance in which another call was taken off in the middle of its code. */
class PreemptedEntryTest {

    private final FiberFactory fibers = FiberFactory.virtualThread();
    private final List<Thread> turns = new ArrayList<>();
    private final List<Task> ready = new ArrayList<>();
    private final Store store = new Store(new Meter(meter -> meter.refill(1_000_000), 100), new Scheduler() {
        @Override
        public void ready(Task task) {
            ready.add(task);
        }

        @Override
        public void turn(Thread thread) {
            turns.add(thread);
        }

        @Override
        public void awaitTurn(Thread thread) {
            fibers.suspend();
        }
    });

    private final ComponentInstance instance = new Linker().define("pause", (call, args) -> {
        store.switchAway(fibers::suspend);
        return null;
    }).instantiate(store, Loads.load(new Guest().imports("pause", "func()").sync("hold", "func()", "pause")
            .sync("count", "func() -> u32", "return $n").callback("run", "async func() -> u32", """
                    $n = add $n 1
                    task.return $n
                    exit""", "trap").callback("wait", "async func()", """
                    s = waitable-set.new
                    wait s""", """
                    $n = add $n 1
                    task.cancel
                    exit""").stackful("stack", "async func()", """
                    s = waitable-set.new
                    x = cancellable waitable-set.wait s 64
                    task.cancel""").stackful("suspended", "async func()", """
                    x = cancellable thread.suspend
                    task.cancel""").component()));

    private Task task(String function) {
        return instance.function(function).task(new Object[0], TaskParameters.unbounded("test", function));
    }

    private Fiber start(Task task) {
        Fiber fiber = fibers.create(task::run);
        fiber.resume();
        return fiber;
    }

    @Test
    void aCallBeginsWhenTheOtherHasLeft() {
        Fiber holder = start(task("hold"));
        Task run = task("run");
        Fiber waiting = start(run);
        assertThat(run.wasStarted()).isFalse();
        holder.resume();
        assertThat(turns).containsExactly(run.implicitThread());
        waiting.resume();
        assertThat(run.result()).isEqualTo(1L);
    }

    @Test
    void aCallThatIsCancelledMeanwhileNeverBegins() {
        Fiber holder = start(task("hold"));
        Task run = task("run");
        Fiber waiting = start(run);
        run.requestCancellation();
        assertThat(run.wasStarted()).as("nobody enters an instance that is occupied").isFalse();
        holder.resume();
        waiting.resume();
        assertThat(run.failure()).isNull();
        assertThat(run.isCancelled()).isTrue();
        assertThat(run.isEnded()).isTrue();
        Task count = task("count");
        start(count);
        assertThat(count.result()).isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "stack", "suspended"})
    void aCallThatWaitsInsideIsToldWhenTheOtherHasLeft(String function) {
        Task waiting = task(function);
        start(waiting);
        Fiber holder = start(task("hold"));
        waiting.requestCancellation();
        resumeReady();
        assertThat(waiting.isSettled()).as("the instance is occupied still").isFalse();
        holder.resume();
        resumeReady();
        assertThat(waiting.failure()).isNull();
        assertThat(waiting.isCancelled()).isTrue();
        assertThat(waiting.isEnded()).isTrue();
    }

    private void resumeReady() {
        while (!ready.isEmpty()) {
            start(ready.removeFirst());
        }
    }
}
