// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** Asynchronous calls from their caller's side: the packed state, events, {@code subtask.cancel}, {@code subtask.drop}. */
class SubtaskTest {

    private static final long RETURNED = 2;
    private static final long CANCELLED_BEFORE_STARTED = 3;
    private static final long CANCELLED_BEFORE_RETURNED = 4;

    /** {@code slow} waits for the host's answer and returns it; when cancelled, it does what the code says. */
    private static Guest slow(String onCancel) {
        return new Guest().imports("ask", "async func() -> u32")
                .sync("close", "func()", "backpressure.inc").sync("open", "func()", "backpressure.dec")
                .callback("slow", "async func() -> u32", """
                        $s = waitable-set.new
                        p = async ask 64
                        t = shr p 4
                        waitable.join t $s
                        wait $s""", """
                        e = eq event 6
                        if e
                          %s
                        end
                        task.return [64]
                        subtask.drop handle
                        exit""".formatted(onCancel.replace("\n", "\n  ")));
    }

    private static final String CONFIRM = """
            task.cancel
            exit""";

    private static Guest caller(String code) {
        return new Guest().imports("slow", "async func() -> u32").imports("close", "func()").imports("open", "func()")
                .imports("ask", "async func() -> u32").stackful("run", "async func() -> u32", code);
    }

    private static Play play(String onCancel, String code) {
        return new Play(slow(onCancel), caller(code)).later("ask");
    }

    @Test
    void aCallThatReturnsAtOnceHasNoHandle() {
        Guest callee = new Guest().callback("fast", "async func() -> u32", """
                task.return 5
                exit""", "trap");
        Guest caller = new Guest().imports("fast", "async func() -> u32").stackful("run", "async func() -> u32", """
                p = async fast 64
                p = shl p 4
                p = or p [64]
                task.return p""");
        assertThat(new Play(callee, caller).call("run")).isEqualTo(RETURNED << 4 | 5);
    }

    @Test
    void aCallThatWaitsIsStartedAndHasAHandle() {
        Play play = play(CONFIRM, """
                s = waitable-set.new
                p = async slow 64
                state = and p 15
                handle = shr p 4
                handle = sub handle s
                state = shl state 4
                state = or state handle
                task.return state""");
        assertThat(play.begin("run").result()).as("the next handle after that of the set").isEqualTo(0x11L);
    }

    @Test
    void itsEventNamesTheSubtaskAndItsState() {
        Play play = play(CONFIRM, """
                s = waitable-set.new
                p = async slow 64
                t = shr p 4
                waitable.join t s
                e = waitable-set.wait s 128
                same = eq [128] t
                same = shl same 12
                e = shl e 8
                state = shl [132] 4
                e = or e same
                e = or e state
                e = or e [64]
                task.return e""");
        Task task = play.begin("run");
        play.answer(7L);
        assertThat(task.result()).as("its handle, SUBTASK, RETURNED, its result").isEqualTo(0x1127L);
    }

    @Test
    void aCallThatQueuesIsStartingAndTellsOfItsStart() {
        Play play = play(CONFIRM, """
                close
                s = waitable-set.new
                p = async slow 64
                a = and p 15
                t = shr p 4
                waitable.join t s
                open
                e = waitable-set.wait s 128
                b = [132]
                e = waitable-set.wait s 128
                c = [132]
                a = shl a 8
                b = shl b 4
                a = or a b
                a = or a c
                task.return a""");
        Task task = play.begin("run");
        play.answer(7L);
        assertThat(task.result()).as("STARTING, STARTED, RETURNED").isEqualTo(0x012L);
    }

    @Test
    void twoStepsThatNobodySawAreOneEvent() {
        Guest callee = new Guest().sync("close", "func()", "backpressure.inc")
                .sync("open", "func()", "backpressure.dec").callback("quick", "async func()", """
                        task.return
                        exit""", "trap");
        Guest caller = new Guest().imports("close", "func()").imports("open", "func()")
                .imports("quick", "async func()").stackful("run", "async func() -> u32", """
                        close
                        s = waitable-set.new
                        p = async quick
                        t = shr p 4
                        waitable.join t s
                        open
                        x = thread.yield
                        x = thread.yield
                        e = waitable-set.poll s 128
                        state = [132]
                        f = waitable-set.poll s 128
                        state = shl state 4
                        state = or state f
                        task.return state""");
        assertThat(new Play(callee, caller).call("run")).isEqualTo(RETURNED << 4);
    }

    @Test
    void anUnresolvedSubtaskCannotBeDropped() {
        Play play = play(CONFIRM, """
                p = async slow 64
                t = shr p 4
                subtask.drop t""");
        assertThat(play.trap("run")).contains("cannot drop a subtask which has not yet resolved");
    }

    @Test
    void aResolvedSubtaskIsDroppedAfterItsCallerKnows() {
        Play play = play(CONFIRM, """
                p = async slow 64
                t = shr p 4
                q = async ask 96
                u = shr q 4
                s = waitable-set.new
                waitable.join u s
                e = waitable-set.wait s 128
                subtask.drop t""");
        Task task = play.begin("run");
        play.asked().getFirst().complete(1L);
        play.loop().drain();
        play.asked().getLast().complete(2L);
        play.loop().drain();
        assertThat(Play.trapOf(task)).contains("cannot drop a subtask which has not yet resolved");
    }

    @Test
    void aDroppedSubtaskIsGone() {
        for (String again : new String[]{"subtask.drop t", "waitable.join t 0", "x = subtask.cancel t"}) {
            Play play = play(CONFIRM, """
                    p = async slow 64
                    t = shr p 4
                    s = waitable-set.new
                    waitable.join t s
                    e = waitable-set.wait s 128
                    subtask.drop t
                    waitable-set.drop s
                    """ + again);
            Task task = play.begin("run");
            play.answer(1L);
            assertThat(Play.trapOf(task)).as(again).contains("unknown handle index");
        }
    }

    @Test
    void onlySubtasksAreCancelledAndDropped() {
        for (String use : new String[]{"subtask.drop s", "x = subtask.cancel s", "x = async subtask.cancel s"}) {
            Play play = play(CONFIRM, "s = waitable-set.new\n" + use);
            assertThat(play.trap("run")).as(use).contains("expected subtask but found");
        }
    }

    @Test
    void cancellingACallThatConfirmsAtOnce() {
        for (String mode : new String[]{"", "async "}) {
            Play play = play(CONFIRM, """
                    p = async slow 64
                    t = shr p 4
                    x = %ssubtask.cancel t
                    subtask.drop t
                    task.return x""".formatted(mode));
            assertThat(play.call("run")).as(mode).isEqualTo(CANCELLED_BEFORE_RETURNED);
        }
    }

    @Test
    void cancellingACallThatHasNotStarted() {
        Play play = play("trap", """
                close
                p = async slow 64
                t = shr p 4
                x = subtask.cancel t
                subtask.drop t
                open
                task.return x""");
        assertThat(play.call("run")).isEqualTo(CANCELLED_BEFORE_STARTED);
        assertThat(play.asked()).as("nothing of it ran").isEmpty();
    }

    @Test
    void cancellingACallThatReturnsAllTheSame() {
        Play play = play("""
                task.return 9
                exit""", """
                p = async slow 64
                t = shr p 4
                x = subtask.cancel t
                subtask.drop t
                x = shl x 4
                x = or x [64]
                task.return x""");
        assertThat(play.call("run")).isEqualTo(RETURNED << 4 | 9);
    }

    @Test
    void cancellingSynchronouslyWaitsForTheOutcome() {
        Play play = play("wait $s", """
                p = async slow 64
                t = shr p 4
                x = subtask.cancel t
                subtask.drop t
                task.return x""");
        Task task = play.begin("run");
        assertThat(task.isResolved()).isFalse();
        play.answer(1L);
        assertThat(task.result()).isEqualTo(RETURNED);
    }

    @Test
    void cancellingAsynchronouslyBlocksAndTellsLater() {
        Play play = play("wait $s", """
                p = async slow 64
                t = shr p 4
                x = async subtask.cancel t
                x = eq x -1
                s = waitable-set.new
                waitable.join t s
                e = waitable-set.wait s 128
                x = shl x 4
                x = or x [132]
                task.return x""");
        Task task = play.begin("run");
        assertThat(task.isResolved()).isFalse();
        play.answer(1L);
        assertThat(task.result()).as("BLOCKED, then RETURNED").isEqualTo(0x12L);
    }

    @Test
    void cancellingWhatIsResolvedTellsHow() {
        Play play = play("trap", """
                p = async slow 64
                t = shr p 4
                x = ask
                x = subtask.cancel t
                subtask.drop t
                task.return x""");
        Task task = play.begin("run");
        play.asked().getFirst().complete(1L);
        play.asked().getLast().complete(2L);
        play.loop().drain();
        assertThat(task.failure()).isNull();
        assertThat(task.result()).isEqualTo(RETURNED);
    }

    @Test
    void cancellingAfterTheOutcomeIsKnownTraps() {
        Play play = play(CONFIRM, """
                p = async slow 64
                t = shr p 4
                x = subtask.cancel t
                x = subtask.cancel t""");
        assertThat(play.trap("run")).contains("`subtask.cancel` called after terminal status delivered");
    }

    @Test
    void cancellingTwiceTraps() {
        Play play = play("wait $s", """
                p = async slow 64
                t = shr p 4
                x = async subtask.cancel t
                x = async subtask.cancel t""");
        assertThat(play.trap("run")).contains("`subtask.cancel` called after it was called before");
    }

    @Test
    void cancellingSynchronouslyWhatIsInASetTraps() {
        Play play = play(CONFIRM, """
                p = async slow 64
                t = shr p 4
                s = waitable-set.new
                waitable.join t s
                x = subtask.cancel t""");
        assertThat(play.trap("run")).contains("waitable cannot be used synchronously while added to a waitable set");
    }

    @Test
    void cancellingAsynchronouslyWhatIsInASet() {
        Play play = play(CONFIRM, """
                p = async slow 64
                t = shr p 4
                s = waitable-set.new
                waitable.join t s
                x = async subtask.cancel t
                e = waitable-set.poll s 128
                x = shl x 4
                x = or x e
                task.return x""");
        assertThat(play.call("run")).as("told once, not by the set as well").isEqualTo(CANCELLED_BEFORE_RETURNED << 4);
    }

    @Test
    void cancellingACallOfTheHost() {
        Play play = new Play(caller("""
                p = async ask 64
                t = shr p 4
                x = subtask.cancel t
                subtask.drop t
                task.return x""")).later("ask").later("slow").host("open", (call, args) -> null)
                .host("close", (call, args) -> null);
        assertThat(play.call("run")).isEqualTo(CANCELLED_BEFORE_RETURNED);
        assertThat(play.asked().getFirst()).as("the host is told").isCancelled();
    }

    @Test
    void aCalleeThatCannotBeToldYetIsToldLater() {
        Guest callee = new Guest().imports("ask", "async func() -> u32").stackful("slow", "async func() -> u32", """
                x = ask
                c = cancellable thread.yield
                if c
                  task.cancel
                else
                  task.return x
                end""");
        Guest caller = new Guest().imports("slow", "async func() -> u32").stackful("run", "async func() -> u32", """
                p = async slow 64
                t = shr p 4
                x = subtask.cancel t
                task.return x""");
        Play play = new Play(callee, caller).later("ask");
        Task task = play.begin("run");
        assertThat(task.isResolved()).isFalse();
        play.answer(1L);
        assertThat(task.result()).isEqualTo(CANCELLED_BEFORE_RETURNED);
    }

    @Test
    void aCallerMayEndBeforeItsSubtask() {
        Play play = play("trap", """
                p = async slow 64
                task.return p""");
        assertThat(play.begin("run").isEnded()).isTrue();
        CompletableFuture<Object> answer = play.asked().getFirst();
        assertThat(answer).isNotDone();
        play.answer(1L);
        assertThat(play.instance().poisoned()).isFalse();
    }

    @Test
    void whoIsCancelledDoesNotCancelItsSubtasks() {
        Play play = new Play(slow("trap"), new Guest().imports("slow", "async func() -> u32")
                .callback("run", "async func()", """
                        p = async slow 64
                        s = waitable-set.new
                        wait s""", CONFIRM)).later("ask");
        Task task = play.begin("run");
        task.requestCancellation();
        assertThat(task.isCancelled()).isTrue();
        assertThat(play.asked().getFirst()).isNotDone();
        play.answer(1L);
        assertThat(play.instance().poisoned()).isFalse();
    }

    @Test
    void theTrapOfACalleeEndsItsCallers() {
        Play play = play("trap", """
                p = async slow 64
                t = shr p 4
                s = waitable-set.new
                waitable.join t s
                x = waitable-set.wait s 128""");
        Task task = play.begin("run");
        play.asked().getFirst().completeExceptionally(new IllegalStateException("the host failed"));
        play.loop().drain();
        assertThat(task.failure()).hasMessageContaining("the host failed");
    }
}
