// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** {@code task.cancel}, and when a task learns that it is to be cancelled by the host. */
class TaskCancelTest {

    private static final String NOT_CANCELLED = "`task.cancel` called by task which has not been cancelled";

    /** Waits for the host's answer in a callback, and does with a cancellation what the code says. */
    private static Guest waiting(String onCancel) {
        return new Guest().imports("ask", "async func() -> u32").callback("run", "async func() -> u32", """
                $s = waitable-set.new
                p = async ask 64
                $t = shr p 4
                waitable.join $t $s
                wait $s""", """
                e = eq event 6
                if e
                  %s
                end
                task.return [64]
                subtask.drop handle
                exit""".formatted(onCancel.replace("\n", "\n  ")));
    }

    @Test
    void whoWasNotAskedCannotCancel() {
        Guest guest = new Guest().callback("run", "async func()", """
                task.cancel
                exit""", "trap");
        assertThat(new Play(guest).trap("run")).contains(NOT_CANCELLED);
    }

    @Test
    void whoDoesNotKnowYetCannotCancel() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func()", """
                ask
                task.cancel""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        assertThat(task.state()).isEqualTo(Task.State.PENDING_CANCEL);
        play.answer(null);
        assertThat(Play.trapOf(task)).contains(NOT_CANCELLED);
    }

    @Test
    void aCallThatIsToldConfirmsAndEndsWithoutAResult() {
        Play play = new Play(waiting("""
                task.cancel
                exit""")).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.loop().drain();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.wasStarted()).isTrue();
        assertThat(task.result()).isNull();
        assertThat(task.failure()).isNull();
        assertThat(task.isEnded()).isTrue();
    }

    @Test
    void aCallThatIsToldMayReturnAllTheSame() {
        Play play = new Play(waiting("""
                task.return 9
                exit""")).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.loop().drain();
        assertThat(task.isCancelled()).isFalse();
        assertThat(task.result()).isEqualTo(9L);
    }

    @Test
    void aCallThatIsToldMayGoOnAndIsNotToldAgain() {
        Play play = new Play(waiting("wait $s")).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.loop().drain();
        assertThat(task.state()).isEqualTo(Task.State.CANCEL_DELIVERED);
        task.requestCancellation();
        play.loop().drain();
        assertThat(task.isResolved()).isFalse();
        play.answer(5L);
        assertThat(task.result()).isEqualTo(5L);
        assertThat(task.isCancelled()).isFalse();
    }

    @Test
    void whoHasReturnedCannotCancel() {
        Guest callee = new Guest().callback("late", "async func()", """
                task.return
                task.cancel
                exit""", "trap");
        Guest caller = new Guest().imports("late", "async func()").stackful("run", "async func()", "late");
        assertThat(new Play(callee, caller).trap("run")).contains("called more than once");
    }

    @Test
    void whoHasCancelledCannotReturnOrCancelAgain() {
        for (String again : new String[]{"task.return 1", "task.cancel"}) {
            Play play = new Play(waiting("task.cancel\n" + again)).later("ask");
            Task task = play.begin("run");
            task.requestCancellation();
            play.loop().drain();
            assertThat(task.isCancelled()).isTrue();
            assertThat(play.trap("run")).as(again).contains("cannot enter component instance");
        }
    }

    @Test
    void aSynchronousLiftCannotCancel() {
        Guest guest = new Guest().sync("run", "async func()", "task.cancel").sync("plain", "func()", "task.cancel");
        assertThat(new Play(guest).trap("run")).contains("not lifted with `async`");
        assertThat(new Play(guest).trap("plain")).contains("not lifted with `async`");
    }

    @Test
    void aBorrowedHandleIsDroppedBefore() {
        Guest guest = new Guest().resource().callback("run", "async func(b: borrow<r>)", """
                $b = b
                s = waitable-set.new
                wait s""", """
                task.cancel
                exit""");
        Play play = new Play(guest);
        Task task = play.begin("run", play.resource(1));
        task.requestCancellation();
        assertThat(Play.trapOf(task)).contains("borrow handles still remain at the end of the call");
    }

    @Test
    void aCallThatHasNotBegunNeverBegins() {
        Play play = new Play(waiting("trap")).later("ask");
        Task task = play.instance().function("run").task(new Object[0],
                wrt.component.TaskParameters.unbounded("test", "run"));
        task.requestCancellation();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.wasStarted()).isFalse();
        assertThat(play.asked()).isEmpty();
    }

    @Test
    void aCallThatQueuesIsTakenOutOfTheQueue() {
        Guest guest = new Guest().sync("close", "func()", "backpressure.inc").sync("open", "func()", "backpressure.dec")
                .callback("run", "async func()", """
                        task.return
                        exit""", "trap");
        Play play = new Play(guest);
        play.call("close");
        Task first = play.begin("run");
        Task second = play.begin("run");
        first.requestCancellation();
        assertThat(first.isCancelled()).isTrue();
        assertThat(first.wasStarted()).isFalse();
        assertThat(first.isEnded()).isTrue();
        play.call("open");
        play.loop().drain();
        assertThat(second.isResolved()).isTrue();
        assertThat(second.isCancelled()).isFalse();
    }

    @Test
    void aCallThatYieldsIsToldInItsCallback() {
        Guest guest = new Guest().sync("count", "func() -> u32", "return $n").callback("run", "async func()", "yield",
                """
                        $n = add $n 1
                        e = eq event 6
                        if e
                          task.cancel
                          exit
                        end
                        yield""");
        Play play = new Play(guest);
        Task task = play.loop().begin(play.instance().function("run"));
        assertThat(task.isResolved()).isFalse();
        task.requestCancellation();
        assertThat(task.isCancelled()).isTrue();
        assertThat(play.call("count")).isEqualTo(1L);
    }

    @Test
    void aWaitThatIsNotCancellableIsNotDisturbed() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func() -> u32", """
                s = waitable-set.new
                p = async ask
                t = shr p 4
                waitable.join t s
                a = waitable-set.wait s 64
                b = cancellable waitable-set.wait s 64
                a = shl a 4
                a = or a b
                task.return a""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.loop().drain();
        assertThat(task.state()).isEqualTo(Task.State.PENDING_CANCEL);
        play.answer(null);
        assertThat(task.result()).as("the answer first, then the cancellation").isEqualTo(0x16L);
    }

    @Test
    void aCancellableWaitEndsWithTheCancellation() {
        Guest guest = new Guest().stackful("run", "async func()", """
                s = waitable-set.new
                e = cancellable waitable-set.wait s 64
                e = ne e 6
                e = or e [64]
                e = or e [68]
                if e
                  trap
                end
                task.cancel""");
        Play play = new Play(guest);
        Task task = play.begin("run");
        task.requestCancellation();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.failure()).isNull();
    }

    @Test
    void aCancellablePollTakesAPendingCancellation() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func() -> u32", """
                s = waitable-set.new
                ask
                a = waitable-set.poll s 64
                b = cancellable waitable-set.poll s 64
                c = cancellable waitable-set.poll s 64
                a = shl a 8
                b = shl b 4
                a = or a b
                a = or a c
                task.return a""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.answer(null);
        assertThat(task.result()).as("not by the first, which takes none, and once").isEqualTo(0x060L);
    }

    @Test
    void aCancellableYieldTakesACancellation() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func() -> u32", """
                ask
                a = thread.yield
                b = cancellable thread.yield
                c = cancellable thread.yield
                a = shl a 8
                b = shl b 4
                a = or a b
                a = or a c
                task.return a""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.answer(null);
        assertThat(task.result()).isEqualTo(0x010L);
    }

    @Test
    void aCallThatReturnedIsNotCancelled() {
        Guest guest = new Guest().imports("ask", "async func()").callback("run", "async func() -> u32", """
                task.return 3
                $s = waitable-set.new
                p = async ask
                t = shr p 4
                waitable.join t $s
                wait $s""", """
                e = ne event 1
                if e
                  trap
                end
                exit""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.loop().drain();
        assertThat(task.isCancelled()).isFalse();
        play.answer(null);
        assertThat(task.isEnded()).isTrue();
        assertThat(task.result()).isEqualTo(3L);
        assertThat(play.instance().poisoned()).isFalse();
    }

    @Test
    void aSynchronousLiftThatWaitsIsNotDisturbed() {
        Guest guest = new Guest().imports("ask", "async func() -> u32").sync("run", "async func() -> u32", """
                x = ask
                return x""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        play.answer(8L);
        assertThat(task.result()).isEqualTo(8L);
        assertThat(task.isCancelled()).isFalse();
    }

    @Test
    void aCallbackThatWaitsIsToldWhenNobodyElseHasTheInstance() {
        Guest guest = new Guest().imports("ask", "async func()").callback("wait", "async func() -> u32", """
                s = waitable-set.new
                wait s""", """
                task.return event
                exit""").callback("hold", "async func()", """
                ask
                task.return
                exit""", "trap");
        Play play = new Play(guest).later("ask");
        Task waiting = play.begin("wait");
        play.begin("hold");
        waiting.requestCancellation();
        play.loop().drain();
        assertThat(waiting.state()).isEqualTo(Task.State.PENDING_CANCEL);
        play.answer(null);
        assertThat(waiting.result()).as("TASK_CANCELLED").isEqualTo(6L);
    }

    @Test
    void aCallbackThatIsToBeCancelledIsToldBeforeItWaits() {
        Guest guest = new Guest().imports("ask", "async func()").callback("run", "async func() -> u32", """
                ask
                s = waitable-set.new
                wait s""", """
                task.return event
                exit""").callback("again", "async func() -> u32", """
                ask
                yield""", """
                task.return event
                exit""");
        for (String name : new String[]{"run", "again"}) {
            Play play = new Play(guest).later("ask");
            Task task = play.begin(name);
            task.requestCancellation();
            play.answer(null);
            assertThat(task.result()).as(name).isEqualTo(6L);
        }
    }

    @Test
    void whoIsToldAtOnceKeepsTheInstance() {
        Guest guest = new Guest().imports("ask", "async func()").callback("run", "async func()", """
                ask
                s = waitable-set.new
                wait s""", """
                ask
                task.cancel
                exit""").callback("other", "async func()", """
                task.return
                exit""", "trap");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        Task other = play.begin("other");
        task.requestCancellation();
        play.answer(null);
        assertThat(task.state()).isEqualTo(Task.State.CANCEL_DELIVERED);
        assertThat(other.wasStarted()).as("the callback blocks and has the instance still").isFalse();
        play.answer(null);
        assertThat(task.isCancelled()).isTrue();
        assertThat(other.isResolved()).isTrue();
    }

    @Test
    void aRequestFromInsideOfTheInstanceIsDeliveredAfterwards() {
        Guest guest = new Guest().imports("request", "func()").callback("run", "async func()", """
                s = waitable-set.new
                wait s""", """
                task.cancel
                exit""").sync("ask-for-it", "func()", "request");
        Play play = new Play(guest);
        Task[] waiting = new Task[1];
        play.host("request", (call, args) -> {
            waiting[0].requestCancellation();
            assertThat(waiting[0].isSettled()).as("no guest is entered twice").isFalse();
            return null;
        });
        waiting[0] = play.begin("run");
        play.call("ask-for-it");
        play.loop().drain();
        assertThat(waiting[0].isCancelled()).isTrue();
    }

    @Test
    void aRequestFromInsideOfTheCallIsDeliveredWhereItTakesOne() {
        Guest guest = new Guest().imports("request", "func()").stackful("run", "async func() -> u32", """
                request
                a = thread.yield
                b = cancellable thread.yield
                a = shl a 4
                a = or a b
                task.return a""");
        Play play = new Play(guest).host("request", (call, args) -> {
            call.task().requestCancellation();
            return null;
        });
        assertThat(play.call("run")).isEqualTo(0x01L);
    }
}
