// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** When a call may begin and go on: backpressure, exclusive use of an instance, reentrance. */
class EntryTest {

    private static final String LOG = "$log = shl $log 4\n$log = or $log ";

    /** {@code close} and {@code open} change the backpressure, {@code log} says who began in which order. */
    private static Guest gated() {
        return new Guest().imports("ask", "async func()")
                .sync("close", "func()", "backpressure.inc").sync("open", "func()", "backpressure.dec")
                .sync("log", "func() -> u32", "return $log")
                .callback("callback", "async func(n: u32)", LOG + "n\ntask.return\nexit", "trap")
                .stackful("stack", "async func(n: u32)", LOG + "n\ntask.return")
                .sync("lifted", "async func(n: u32)", LOG + "n")
                .sync("wait-lifted", "async func(n: u32)", LOG + "n\nask\n" + LOG + "15")
                .stackful("wait-stack", "async func(n: u32)", LOG + "n\nask\n" + LOG + "15\ntask.return")
                .callback("wait-sync", "async func(n: u32)", LOG + "n\nask\n" + LOG + "15\ntask.return\nexit", "trap")
                .callback("wait-set", "async func(n: u32)", LOG + """
                        n
                        s = waitable-set.new
                        p = async ask
                        t = shr p 4
                        waitable.join t s
                        wait s""", LOG + "15\ntask.return\nexit")
                .sync("plain", "func(n: u32)", LOG + "n");
    }

    private static Play play() {
        return new Play(gated()).later("ask");
    }

    @Test
    void whileThereIsBackpressureNewAsyncCallsQueue() {
        Play play = play();
        play.call("close");
        Task a = play.begin("callback", 1L);
        Task b = play.begin("stack", 2L);
        Task c = play.begin("lifted", 3L);
        assertThat(play.call("log")).isEqualTo(0L);
        assertThat(a.wasStarted() || b.wasStarted() || c.wasStarted()).isFalse();
        play.call("open");
        play.loop().drain();
        assertThat(a.isResolved() && b.isResolved() && c.isResolved()).isTrue();
    }

    @Test
    void callsThatQueuedBeginInOrder() {
        Play play = play();
        play.call("close");
        for (long n = 1; n <= 4; n++) {
            play.begin("callback", n);
        }
        play.call("open");
        play.loop().drain();
        assertThat(play.call("log")).isEqualTo(0x1234L);
    }

    @Test
    void aCallThatComesLaterDoesNotOvertakeTheQueue() {
        Play play = play();
        play.call("close");
        play.begin("callback", 1L);
        play.loop().begin(play.instance().function("open"));
        Task second = play.loop().begin(play.instance().function("callback"), 2L);
        assertThat(second.isResolved()).as("although nothing but the queue is in its way").isFalse();
        play.loop().drain();
        assertThat(play.call("log")).isEqualTo(0x12L);
    }

    @Test
    void backpressureIsCounted() {
        Play play = play();
        play.call("close");
        play.call("close");
        Task task = play.begin("callback", 1L);
        play.call("open");
        play.loop().drain();
        assertThat(task.wasStarted()).isFalse();
        play.call("open");
        play.loop().drain();
        assertThat(task.isResolved()).isTrue();
    }

    @Test
    void callsThatAreNotAsyncDoNotQueue() {
        Play play = play();
        play.call("close");
        play.call("plain", 7L);
        assertThat(play.call("log")).isEqualTo(7L);
    }

    @Test
    void backpressureDoesNotHoldUpWhoIsInside() {
        Play play = play();
        Task task = play.begin("wait-set", 1L);
        play.call("close");
        play.answer(null);
        assertThat(task.isResolved()).isTrue();
    }

    @Test
    void moreDecrementsThanIncrementsTrap() {
        assertThat(play().trap("open")).contains("backpressure counter underflow");
    }

    @Test
    void theCounterHasSixteenBits() {
        Guest guest = new Guest().sync("close", "func(n: u32)", """
                loop
                  backpressure.inc
                  n = sub n 1
                  if n
                    again
                  end
                end""");
        Play play = new Play(guest);
        play.call("close", 65535L);
        assertThat(play.trap("close", 1L)).contains("backpressure counter overflow");
    }

    @Test
    void aCallbackThatBlocksHasTheInstanceForItself() {
        for (String other : new String[]{"callback", "lifted"}) {
            Play play = play();
            play.begin("wait-sync", 1L);
            Task second = play.begin(other, 2L);
            assertThat(second.wasStarted()).as(other).isFalse();
            play.answer(null);
            assertThat(second.isResolved()).isTrue();
            assertThat(play.call("log")).as(other).isEqualTo(0x1F2L);
        }
    }

    @Test
    void aSynchronousLiftThatBlocksHasTheInstanceForItself() {
        for (String other : new String[]{"callback", "lifted"}) {
            Play play = play();
            play.begin("wait-lifted", 1L);
            play.begin(other, 2L);
            play.answer(null);
            assertThat(play.call("log")).as(other).isEqualTo(0x1F2L);
        }
    }

    @Test
    void aCallbackThatWaitsLetsOthersIn() {
        Play play = play();
        play.begin("wait-set", 1L);
        play.call("callback", 2L);
        play.call("lifted", 3L);
        play.answer(null);
        assertThat(play.call("log")).isEqualTo(0x123FL);
    }

    @Test
    void aCallWithItsOwnStackSharesTheInstance() {
        Play play = play();
        play.begin("wait-stack", 1L);
        play.call("callback", 2L);
        play.call("stack", 3L);
        play.answer(null);
        assertThat(play.call("log")).isEqualTo(0x123FL);
        Play exclusive = play();
        exclusive.begin("wait-sync", 1L);
        exclusive.call("stack", 2L);
        assertThat(exclusive.call("log")).as("it needs no exclusive use either").isEqualTo(0x12L);
    }

    @Test
    void callsThatAreNotAsyncShareTheInstance() {
        Play play = play();
        play.begin("wait-sync", 1L);
        play.call("plain", 2L);
        play.answer(null);
        assertThat(play.call("log")).isEqualTo(0x12FL);
    }

    @Test
    void anEventWaitsUntilNobodyElseHasTheInstance() {
        Play play = play();
        Task waiting = play.begin("wait-set", 1L);
        play.begin("wait-sync", 2L);
        play.asked().getFirst().complete(null);
        play.loop().drain();
        assertThat(waiting.isResolved()).isFalse();
        play.asked().getLast().complete(null);
        play.loop().drain();
        assertThat(waiting.isResolved()).isTrue();
        assertThat(play.call("log")).isEqualTo(0x12FFL);
    }

    @Test
    void aGuestThatIsCalledCannotCallBackIntoItsCaller() {
        Guest guest = new Guest().imports("back", "func()").sync("run", "func()", "back").sync("other", "func()", "");
        Play play = new Play(guest);
        play.host("back", (call, args) -> play.instance().function("other").call());
        assertThat(play.trap("run")).contains("cannot enter component instance");
    }

    @Test
    void anInstanceThatTrappedIsNotEnteredAgain() {
        Guest guest = new Guest().callback("bad", "async func()", "trap", "trap")
                .callback("good", "async func()", "task.return\nexit", "trap").sync("plain", "func()", "");
        Play play = new Play(guest);
        play.call("good");
        assertThat(play.trap("bad")).contains("unreachable");
        assertThat(play.trap("good")).contains("cannot enter component instance");
        assertThat(play.trap("plain")).contains("cannot enter component instance");
    }

    @Test
    void whoWaitsInAnInstanceThatTrapsEndsWithIt() {
        Guest guest = new Guest().callback("wait", "async func()", """
                s = waitable-set.new
                wait s""", "trap").sync("bad", "func()", "trap");
        Play play = new Play(guest);
        Task waiting = play.begin("wait");
        play.trap("bad");
        assertThat(waiting.failure()).isNotNull();
        assertThat(play.loop().store().waiting()).isEmpty();
    }

    @Test
    void whoYieldsLetsOthersGoFirst() {
        Guest guest = new Guest().sync("log", "func() -> u32", "return $log").callback("run", "async func(n: u32)",
                "context.set n\n" + LOG + "n\nyield", """
                        n = context.get
                        """ + LOG + """
                        n
                        task.return
                        exit""");
        Play play = new Play(guest);
        play.loop().begin(play.instance().function("run"), 1L);
        play.loop().begin(play.instance().function("run"), 2L);
        play.loop().drain();
        assertThat(play.call("log")).isEqualTo(0x1212L);
    }

    @Test
    void aStackThatYieldsLetsOthersGoFirst() {
        Guest guest = new Guest().sync("log", "func() -> u32", "return $log").stackful("run", "async func(n: u32)",
                LOG + "n\nx = thread.yield\n" + LOG + "n\ntask.return");
        Play play = new Play(guest);
        play.loop().begin(play.instance().function("run"), 1L);
        play.loop().begin(play.instance().function("run"), 2L);
        play.loop().drain();
        assertThat(play.call("log")).isEqualTo(0x1212L);
    }

    @Test
    void aCallThatMayNotEnterHurtsNobody() {
        Guest guest = new Guest().imports("back", "func()").callback("run", "async func() -> u32", """
                back
                task.return 1
                exit""", "trap").callback("async", "async func()", "trap", "trap").sync("sync", "func()", "trap");
        for (String other : new String[]{"async", "sync"}) {
            Play play = new Play(guest);
            Task[] inner = new Task[1];
            play.host("back", (call, args) -> {
                inner[0] = play.loop().begin(play.instance().function(other));
                return null;
            });
            assertThat(play.call("run")).as(other).isEqualTo(1L);
            assertThat(Play.trapOf(inner[0])).as(other).contains("cannot enter component instance");
            assertThat(play.instance().poisoned()).as(other).isFalse();
        }
    }
}
