// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** Cooperative threads: {@code thread.*}. */
class ThreadTest {

    private static final String LOG = "$log = shl $log 4\n$log = or $log ";

    /** A guest whose threads {@code body} say who ran in {@code $log}. */
    private static Guest guest(String body, String code) {
        return new Guest().imports("ask", "async func()").function("body", "c", "", body)
                .function("wrong", "", "", "").stackful("run", "async func() -> u32", code);
    }

    private static Play play(String body, String code) {
        return new Play(guest(body, code)).later("ask");
    }

    private static String trap(String body, String code) {
        return play(body, code).trap("run");
    }

    @Test
    void aNewThreadIsSuspendedUntilItIsResumed() {
        Play play = play(LOG + "c", """
                t = thread.new-indirect body 2
                x = thread.yield
                x = thread.yield
                """ + LOG + """
                1
                thread.resume-later t
                x = thread.yield
                task.return $log""");
        assertThat(play.call("run")).isEqualTo(0x12L);
    }

    @Test
    void aThreadGetsItsArgumentAndHasAnIndexOfItsOwn() {
        Play play = play("""
                $argument = c
                $index = thread.index""", """
                t = thread.new-indirect body 77
                thread.resume-later t
                x = thread.yield
                same = eq t $index
                me = thread.index
                other = ne me t
                x = shl same 4
                x = or x other
                x = shl x 8
                x = or x $argument
                task.return x""");
        assertThat(play.call("run")).isEqualTo(0x114DL);
    }

    @Test
    void theIndexOfAThreadThatEndedIsUnknown() {
        assertThat(trap("", """
                t = thread.new-indirect body 0
                thread.resume-later t
                x = thread.yield
                thread.resume-later t""")).contains("unknown");
        assertThat(trap("", "thread.resume-later 99")).contains("unknown");
    }

    @Test
    void aThreadStartsInAFunctionOfTheTableOfTheRightType() {
        assertThat(trap("", "t = thread.new-indirect 7 0")).contains("uninitialized element 7");
        assertThat(trap("", "t = thread.new-indirect 100 0")).contains("out of bounds table access");
        assertThat(trap("", "t = thread.new-indirect wrong 0")).contains("start function does not match expected type");
    }

    @Test
    void onlyASuspendedThreadIsResumed() {
        for (String use : List.of("thread.resume-later me", "x = thread.suspend-then-resume me",
                "x = thread.yield-then-resume me")) {
            assertThat(trap("", "me = thread.index\n" + use)).as(use)
                    .contains("cannot resume thread which is not suspended");
        }
        assertThat(trap("", """
                t = thread.new-indirect body 0
                thread.resume-later t
                thread.resume-later t""")).contains("cannot resume thread which is not suspended");
    }

    @Test
    void whoSuspendsGoesOnWhenItIsResumed() {
        Play play = play(LOG + "2\nthread.resume-later c", LOG + """
                1
                me = thread.index
                t = thread.new-indirect body me
                thread.resume-later t
                x = thread.suspend
                """ + LOG + """
                3
                x = shl x 12
                x = or x $log
                task.return x""");
        assertThat(play.call("run")).isEqualTo(0x123L);
    }

    @Test
    void suspendThenResumeSwitchesAtOnce() {
        Play play = play(LOG + "2\nthread.resume-later c\n" + LOG + "3", LOG + """
                1
                me = thread.index
                t = thread.new-indirect body me
                x = thread.suspend-then-resume t
                """ + LOG + "4\ntask.return $log");
        assertThat(play.call("run")).isEqualTo(0x1234L);
    }

    @Test
    void yieldThenResumeSwitchesAtOnceAndComesBack() {
        Play play = play(LOG + "2\nx = thread.yield\n" + LOG + "4", LOG + """
                1
                t = thread.new-indirect body 0
                x = thread.yield-then-resume t
                """ + LOG + "3\nx = thread.yield\ntask.return $log");
        assertThat(play.call("run")).isEqualTo(0x1234L);
    }

    @Test
    void promotingRunsAReadyThreadBeforeItsTurn() {
        String twoReady = """
                a = thread.new-indirect body 2
                b = thread.new-indirect body 3
                thread.resume-later a
                thread.resume-later b
                """;
        Play yielding = play(LOG + "c", twoReady + "x = thread.yield-then-promote b\ntask.return $log");
        assertThat(yielding.call("run")).as("b, which is second in the queue, goes first").isEqualTo(0x32L);
        Play suspending = play("if c\n" + LOG + "c\nend\nx = sub c 3\nx = eq x 0\nif x\nthread.resume-later $me\nend",
                "$me = thread.index\n" + twoReady + "x = thread.suspend-then-promote b\n" + LOG + "1\n"
                        + "x = thread.yield\ntask.return $log");
        assertThat((long) suspending.call("run") >> 8).isEqualTo(0x3L);
    }

    @Test
    void promotingAThreadThatIsNotReadyChangesNothing() {
        Play play = play(LOG + "c", """
                a = thread.new-indirect body 2
                b = thread.new-indirect body 3
                thread.resume-later a
                x = thread.yield-then-promote b
                thread.resume-later b
                x = thread.yield
                task.return $log""");
        assertThat(play.call("run")).isEqualTo(0x23L);
    }

    @Test
    void aThreadMayReturnForItsCall() {
        Play play = play("task.return<u32> c", """
                t = thread.new-indirect body 9
                thread.resume-later t""");
        Task task = play.begin("run");
        assertThat(task.result()).isEqualTo(9L);
        assertThat(task.isEnded()).isTrue();
    }

    @Test
    void aCallEndsWithItsLastThread() {
        Play play = play("ask", """
                t = thread.new-indirect body 0
                thread.resume-later t
                task.return 1""");
        Task task = play.begin("run");
        assertThat(task.isResolved()).isTrue();
        assertThat(task.isEnded()).isFalse();
        play.answer(null);
        assertThat(task.isEnded()).isTrue();
    }

    @Test
    void aCallWhoseLastThreadEndsWithoutAResultTraps() {
        Play play = play("x = thread.yield", """
                t = thread.new-indirect body 0
                thread.resume-later t""");
        assertThat(play.trap("run")).contains("failed to produce a result");
    }

    @Test
    void aThreadHasItsOwnContext() {
        Play play = play("$x = context.get\ncontext.set 5", """
                context.set 3
                t = thread.new-indirect body 0
                thread.resume-later t
                x = thread.yield
                x = context.get
                x = shl x 4
                x = or x $x
                task.return x""");
        assertThat(play.call("run")).isEqualTo(0x30L);
    }

    @Test
    void threadsWaitEachForItself() {
        Play play = play("ask\n" + LOG + "c", """
                a = thread.new-indirect body 1
                b = thread.new-indirect body 2
                thread.resume-later a
                thread.resume-later b
                task.return 0""");
        play.begin("run");
        assertThat(play.asked()).hasSize(2);
    }

    @Test
    void aThreadMayGoOnWhileItsCallWaits() {
        Play play = play(LOG + "2\nx = thread.yield\n" + LOG + "3", LOG + """
                1
                t = thread.new-indirect body 0
                thread.resume-later t
                ask
                task.return $log""");
        Task task = play.begin("run");
        play.answer(null);
        assertThat(task.result()).isEqualTo(0x123L);
    }

    @Test
    void aSuspensionMayTakeACancellation() {
        Play play = play("", """
                x = cancellable thread.suspend
                if x
                  task.cancel
                end""");
        Task task = play.begin("run");
        task.requestCancellation();
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    void aSuspensionThatIsNotCancellableTakesNone() {
        Play play = play("", "x = thread.suspend\ntask.return x");
        Task task = play.begin("run");
        task.requestCancellation();
        play.loop().drain();
        assertThat(task.isResolved()).isFalse();
        assertThat(task.state()).isEqualTo(Task.State.PENDING_CANCEL);
    }

    @Test
    void aPendingCancellationIsTakenByTheNextSwitch() {
        for (String op : List.of("suspend", "yield", "suspend-then-resume t", "yield-then-resume t",
                "suspend-then-promote t", "yield-then-promote t")) {
            Play play = play(LOG + "15", """
                    t = thread.new-indirect body 0
                    ask
                    x = cancellable thread.%s
                    y = shl $log 4
                    x = or x y
                    thread.resume-later t
                    task.return x""".formatted(op));
            Task task = play.begin("run");
            task.requestCancellation();
            play.answer(null);
            assertThat(task.failure()).as(op).isNull();
            assertThat(task.result()).as(op + " returns at once, and the other thread did not run").isEqualTo(1L);
        }
    }

    @Test
    void anyThreadOfACallMayTakeItsCancellation() {
        Play play = play("""
                x = cancellable thread.suspend
                if x
                  task.cancel
                end""", """
                t = thread.new-indirect body 0
                thread.resume-later t
                ask""");
        Task task = play.begin("run");
        task.requestCancellation();
        assertThat(task.isCancelled()).isTrue();
        assertThat(task.isEnded()).as("its first thread waits still").isFalse();
        play.answer(null);
        assertThat(task.isEnded()).isTrue();
    }

    @Test
    void theThreadsOfACallThatTrapsEnd() {
        Play play = play("x = thread.yield\ntrap", """
                t = thread.new-indirect body 0
                thread.resume-later t
                ask""");
        assertThat(play.trap("run")).contains("unreachable");
        assertThat(play.loop().store().waiting()).isEmpty();
    }

    @Test
    void aThreadOfASynchronousFunctionRunsWhileThatWaits() {
        Guest guest = new Guest().function("body", "c", "", "$x = c").sync("run", "func() -> u32", """
                t = thread.new-indirect body 6
                thread.resume-later t
                x = thread.yield
                return $x""");
        assertThat(new Play(guest).call("run")).isEqualTo(6L);
    }

    @Test
    void aSynchronousFunctionWaitsForItsOtherThreadToResumeIt() {
        Guest guest = new Guest().function("body", "c", "", "$x = 6\nthread.resume-later c")
                .sync("run", "func() -> u32", """
                        me = thread.index
                        t = thread.new-indirect body me
                        thread.resume-later t
                        x = thread.suspend
                        return $x""");
        assertThat(new Play(guest).call("run")).isEqualTo(6L);
    }

    @Test
    void aThreadOfASynchronousFunctionMayGoOnAfterIt() {
        Guest guest = new Guest().imports("ask", "async func()").function("body", "c", "", "ask\n$x = c")
                .sync("run", "func()", """
                        t = thread.new-indirect body 6
                        thread.resume-later t""").sync("x", "func() -> u32", "return $x");
        Play play = new Play(guest).later("ask");
        play.call("run");
        play.loop().drain();
        assertThat(play.call("x")).isEqualTo(0L);
        play.answer(null);
        assertThat(play.call("x")).isEqualTo(6L);
    }
}
