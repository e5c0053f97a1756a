// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** {@code waitable-set.*} and {@code waitable.join}: waiting for one of several things. */
class WaitableTest {

    /** Asks the host twice, with both answers in a set. */
    private static final String TWO = """
            s = waitable-set.new
            p = async ask 64
            a = shr p 4
            waitable.join a s
            p = async ask 68
            b = shr p 4
            waitable.join b s
            """;

    private static Play play(String code) {
        return new Play(new Guest().imports("ask", "async func() -> u32").stackful("run", "async func() -> u32", code))
                .later("ask");
    }

    @Test
    void waitingGivesWhatHappensFirst() {
        Play play = play(TWO + """
                e = waitable-set.wait s 128
                x = eq [128] b
                x = shl x 4
                x = or x [68]
                task.return x""");
        Task task = play.begin("run");
        play.asked().getLast().complete(7L);
        play.loop().drain();
        assertThat(task.result()).as("the second, with its value").isEqualTo(0x17L);
    }

    @Test
    void pollingDoesNotWait() {
        Play play = play(TWO + """
                store 128 99
                store 132 99
                e = waitable-set.poll s 128
                e = or e [128]
                e = or e [132]
                task.return e""");
        assertThat(play.call("run")).as("NONE, 0, 0").isEqualTo(0L);
    }

    @Test
    void pollingTakesAnEventThatIsThere() {
        Play play = play(TWO + """
                x = cancellable waitable-set.wait s 128
                e = waitable-set.poll s 128
                f = waitable-set.poll s 128
                e = shl e 4
                e = or e f
                task.return e""");
        Task task = play.begin("run");
        play.asked().getFirst().complete(1L);
        play.asked().getLast().complete(2L);
        play.loop().drain();
        assertThat(task.result()).as("SUBTASK, then NONE").isEqualTo(0x10L);
    }

    @Test
    void theEventIsWrittenToAlignedMemory() {
        for (String operation : new String[]{"wait", "poll"}) {
            String before = TWO + "x = ask\n";
            Play unaligned = play(before + "e = waitable-set." + operation + " s 130");
            Task task = unaligned.begin("run");
            unaligned.asked().forEach(a -> a.complete(1L));
            unaligned.loop().drain();
            assertThat(Play.trapOf(task)).as(operation).contains("unaligned");
            Play outside = play(before + "e = waitable-set." + operation + " s 131068");
            task = outside.begin("run");
            outside.asked().forEach(a -> a.complete(1L));
            outside.loop().drain();
            assertThat(Play.trapOf(task)).as(operation).contains("out of bounds");
        }
    }

    @Test
    void aSetWithMembersCannotBeDropped() {
        assertThat(play(TWO + "waitable-set.drop s").trap("run")).contains("cannot drop non-empty waitable set");
    }

    @Test
    void aSetThatIsWaitedForCannotBeDropped() {
        Guest guest = new Guest().callback("run", "async func()", """
                $s = waitable-set.new
                wait $s""", "trap").stackful("stack", "async func()", """
                $s = waitable-set.new
                e = waitable-set.wait $s 64""").sync("drop", "func()", "waitable-set.drop $s");
        Play play = new Play(guest);
        play.begin("run");
        assertThat(play.trap("drop")).contains("cannot drop waitable set");
        Play other = new Play(guest);
        other.begin("stack");
        assertThat(other.trap("drop")).contains("cannot drop waitable set");
    }

    @Test
    void anEmptySetIsDroppedAndGone() {
        for (String use : new String[]{"waitable-set.drop s", "e = waitable-set.poll s 64",
            "e = waitable-set.wait s 64"}) {
            assertThat(play("s = waitable-set.new\nwaitable-set.drop s\n" + use).trap("run")).as(use)
                    .contains("unknown handle index");
        }
    }

    @Test
    void onlySetsAreWaitedFor() {
        for (String use : new String[]{"waitable-set.drop a", "e = waitable-set.poll a 64",
            "e = waitable-set.wait a 64",
            "waitable.join a b"}) {
            assertThat(play(TWO + use).trap("run")).as(use).contains("expected waitable set but found");
        }
    }

    @Test
    void onlyWaitablesJoin() {
        assertThat(play(TWO + "waitable.join s s").trap("run")).contains("expected waitable but found");
        assertThat(play(TWO + "waitable.join 99 s").trap("run")).contains("unknown handle index");
        assertThat(play(TWO + "waitable.join 0 s").trap("run")).contains("unknown handle index");
    }

    @Test
    void whoJoinsZeroLeaves() {
        Play play = play(TWO + """
                waitable.join a 0
                waitable.join b 0
                waitable-set.drop s
                task.return 1""");
        assertThat(play.call("run")).isEqualTo(1L);
    }

    @Test
    void whoJoinsAnotherSetMoves() {
        Play play = play(TWO + """
                t = waitable-set.new
                waitable.join a t
                x = ask
                e = waitable-set.poll s 128
                f = waitable-set.poll t 128
                e = shl e 4
                e = or e f
                task.return e""");
        Task task = play.begin("run");
        play.asked().getFirst().complete(1L);
        play.asked().getLast().complete(1L);
        play.loop().drain();
        assertThat(task.result()).as("nothing, then the event").isEqualTo(0x01L);
    }

    @Test
    void whoJoinsWithAnEventWakesWhoWaits() {
        Guest guest = new Guest().imports("ask", "async func() -> u32")
                .callback("run", "async func() -> u32", """
                        $s = waitable-set.new
                        wait $s""", """
                        task.return [64]
                        exit""")
                .callback("begin", "async func()", """
                        p = async ask 64
                        $t = shr p 4
                        task.return
                        exit""", "trap")
                .sync("join", "func()", "waitable.join $t $s");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        play.call("begin");
        play.answer(6L);
        assertThat(task.isResolved()).isFalse();
        play.call("join");
        play.loop().drain();
        assertThat(task.result()).isEqualTo(6L);
    }

    @Test
    void whatIsWaitedForSynchronouslyCannotJoin() {
        Guest guest = new Guest().stackful("run", "async func()", """
                r $w = stream<u8>.new
                s = waitable-set.new
                $s = s
                n = sync stream<u8>.write $w 64 4""").sync("join", "func()", "waitable.join $w $s");
        Play play = new Play(guest);
        play.begin("run");
        assertThat(play.trap("join"))
                .contains("waitable cannot be used synchronously while added to a waitable set");
    }

    @Test
    void oneEventWakesOneOfTwoThatWait() {
        Guest guest = new Guest().imports("ask", "async func() -> u32")
                .sync("prepare", "func()", """
                        $s = waitable-set.new
                        p = async ask 64
                        t = shr p 4
                        waitable.join t $s""")
                .callback("run", "async func() -> u32", "wait $s", """
                        task.return [64]
                        exit""");
        Play play = new Play(guest).later("ask");
        play.call("prepare");
        Task first = play.begin("run");
        Task second = play.begin("run");
        play.answer(3L);
        assertThat(first.result()).isEqualTo(3L);
        assertThat(second.isResolved()).isFalse();
        assertThat(second.failure()).isNull();
    }

    @Test
    void aCallbackGetsTheEventItself() {
        Guest guest = new Guest().imports("ask", "async func() -> u32").callback("run", "async func() -> u32", """
                s = waitable-set.new
                p = async ask 64
                $t = shr p 4
                waitable.join $t s
                wait s""", """
                same = eq handle $t
                x = shl event 8
                y = shl payload 4
                x = or x y
                x = or x same
                task.return x
                exit""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        play.answer(1L);
        assertThat(task.result()).as("SUBTASK, RETURNED, its handle").isEqualTo(0x121L);
    }

    @Test
    void aCallbackThatYieldsGetsNoEvent() {
        Guest guest = new Guest().callback("run", "async func() -> u32", "yield", """
                x = or event handle
                x = or x payload
                task.return x
                exit""");
        assertThat(new Play(guest).call("run")).isEqualTo(0L);
    }

    @Test
    void aCallbackWaitsForASet() {
        assertThat(new Play(new Guest().callback("run", "async func()", "wait 99", "trap")).trap("run"))
                .contains("unknown handle index");
        assertThat(new Play(new Guest().callback("run", "async func()", """
                r w = stream<u8>.new
                wait r""", "trap")).trap("run")).contains("expected waitable set but found");
    }

    @Test
    void aCallbackAnswersExitYieldOrWait() {
        for (int code : new int[]{3, 4, 15}) {
            assertThat(new Play(new Guest().callback("run", "async func()", "return " + code, "trap")).trap("run"))
                    .contains("unsupported callback code: " + code);
        }
    }
}
