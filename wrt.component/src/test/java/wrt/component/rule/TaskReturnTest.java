// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** {@code task.return}: how an async call gives its result. */
class TaskReturnTest {

    private static final String WRONG = "invalid `task.return` signature and/or options for current task";
    private static final String NO_RESULT = "async-lifted export failed to produce a result";

    @Test
    void aCallReturnsWhatTaskReturnIsGiven() {
        Guest guest = new Guest().callback("run", "async func(x: u32) -> u32", """
                y = add x 1
                task.return y
                exit""", "trap");
        assertThat(new Play(guest).call("run", 41L)).isEqualTo(42L);
    }

    @Test
    void aCallWithItsOwnStackReturnsTheSameWay() {
        Guest guest = new Guest().stackful("run", "async func(x: u32) -> u32", """
                y = add x 1
                task.return y""");
        assertThat(new Play(guest).call("run", 41L)).isEqualTo(42L);
    }

    @Test
    void aCallGoesOnAfterItReturned() {
        Guest guest = new Guest().imports("ask", "async func() -> u32").callback("run", "async func() -> u32", """
                task.return 7
                s = waitable-set.new
                p = async ask 64
                t = shr p 4
                waitable.join t s
                wait s""", """
                subtask.drop handle
                exit""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        assertThat(task.result()).isEqualTo(7L);
        assertThat(task.isEnded()).isFalse();
        play.answer(1L);
        assertThat(task.isEnded()).isTrue();
        assertThat(task.failure()).isNull();
    }

    @Test
    void whoReturnsTwiceTrapsAndTheFirstResultCounts() {
        Guest guest = new Guest().callback("run", "async func() -> u32", """
                task.return 1
                task.return 2
                exit""", "trap").callback("other", "async func()", "exit", "trap");
        Play play = new Play(guest);
        assertThat(play.begin("run").result()).isEqualTo(1L);
        assertThat(play.trap("other")).contains("cannot enter component instance");
    }

    @Test
    void whoReturnsTwiceTrapsItsCaller() {
        Guest callee = new Guest().callback("twice", "async func()", """
                task.return
                task.return
                exit""", "trap");
        Guest caller = new Guest().imports("twice", "async func()").stackful("run", "async func()", """
                twice
                task.return""");
        assertThat(new Play(callee, caller).trap("run"))
                .contains("`task.return` or `task.cancel` called more than once for current task");
    }

    @Test
    void theResultHasTheTypeOfTheFunction() {
        Guest guest = new Guest().callback("run", "async func() -> u32", """
                task.return<string> 0 0
                exit""", "trap");
        assertThat(new Play(guest).trap("run")).contains(WRONG);
    }

    @Test
    void aFunctionWithoutResultReturnsNothing() {
        Guest guest = new Guest().callback("run", "async func()", """
                task.return<u32> 1
                exit""", "trap");
        assertThat(new Play(guest).trap("run")).contains(WRONG);
    }

    @Test
    void theResultHasTheEncodingOfTheLift() {
        Guest guest = new Guest().callback("run", "async func() -> string", """
                utf16 task.return 0 0
                exit""", "trap");
        assertThat(new Play(guest).trap("run")).contains(WRONG);
    }

    @Test
    void aSynchronousLiftReturnsWithoutIt() {
        Guest guest = new Guest().sync("run", "async func()", "task.return").sync("plain", "func()", "task.return");
        assertThat(new Play(guest).trap("run")).contains(WRONG);
        assertThat(new Play(guest).trap("plain")).contains(WRONG);
    }

    @Test
    void aCallbackThatExitsWithoutAResultTraps() {
        Guest guest = new Guest().callback("run", "async func()", "exit", "trap");
        assertThat(new Play(guest).trap("run")).contains(NO_RESULT);
    }

    @Test
    void aCallbackThatExitsLaterWithoutAResultTraps() {
        Guest guest = new Guest().callback("run", "async func()", "yield", "exit");
        assertThat(new Play(guest).trap("run")).contains(NO_RESULT);
    }

    @Test
    void aStackThatEndsWithoutAResultTraps() {
        Guest guest = new Guest().stackful("run", "async func()", "");
        assertThat(new Play(guest).trap("run")).contains(NO_RESULT);
    }

    @Test
    void aBorrowedHandleIsDroppedBefore() {
        Guest guest = new Guest().resource().callback("kept", "async func(b: borrow<r>)", """
                task.return
                exit""", "trap").callback("dropped", "async func(b: borrow<r>)", """
                resource.drop b
                task.return
                exit""", "trap");
        Play play = new Play(guest);
        play.call("dropped", play.resource(1));
        assertThat(play.trap("kept", play.resource(1))).contains("borrow handles still remain at the end of the call");
    }

    @Test
    void aResultInMemoryIsTakenFromThere() {
        Guest guest = new Guest().data(64, "hello")
                .callback("text", "async func() -> string", """
                        task.return 64 5
                        exit""", "trap")
                .callback("list", "async func() -> list<u32>", """
                        store 128 5
                        store 132 6
                        task.return 128 2
                        exit""", "trap")
                .callback("both", "async func() -> tuple<u32, string>", """
                        task.return 9 64 4
                        exit""", "trap");
        Play play = new Play(guest);
        assertThat(play.call("text")).isEqualTo("hello");
        assertThat(play.call("list")).isEqualTo(List.of(5L, 6L));
        assertThat(play.call("both").toString()).contains("9").contains("hell").doesNotContain("hello");
    }

    @Test
    void aStringOutsideOfMemoryTraps() {
        Guest guest = new Guest().callback("run", "async func() -> string", """
                task.return 131070 5
                exit""", "trap");
        assertThat(new Play(guest).trap("run")).contains("out of bounds");
    }

    @Test
    void moreThanSixteenCoreValuesAreReturnedByPointer() {
        String seventeen = "tuple<" + String.join(", ", IntStream.range(0, 17).mapToObj(i -> "u32").toList()) + ">";
        Guest guest = new Guest().callback("run", "async func() -> " + seventeen, """
                p = 64
                n = 0
                loop
                  store p n
                  p = add p 4
                  n = add n 1
                  more = lt n 17
                  if more
                    again
                  end
                end
                task.return 64
                exit""", "trap").callback("unaligned", "async func() -> " + seventeen, """
                task.return 65
                exit""", "trap").callback("outside", "async func() -> " + seventeen, """
                task.return 131008
                exit""", "trap");
        assertThat(new Play(guest).call("run").toString()).contains(LongStream.range(0, 17)
                .mapToObj(String::valueOf).reduce((a, b) -> a + ", " + b).orElseThrow());
        assertThat(new Play(guest).trap("unaligned")).contains("not aligned");
        assertThat(new Play(guest).trap("outside")).contains("out of bounds");
    }

    @Test
    void sixteenCoreValuesAreReturnedFlat() {
        String sixteen = "tuple<" + String.join(", ", IntStream.range(0, 16).mapToObj(i -> "u32").toList()) + ">";
        Guest guest = new Guest().callback("run", "async func() -> " + sixteen, """
                task.return 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
                exit""", "trap");
        assertThat(new Play(guest).call("run").toString()).contains("13, 14, 15");
    }

    @Test
    void aResultMayHoldWhatTheCallWasGiven() {
        Guest guest = new Guest().resource().callback("own", "async func(o: own<r>) -> own<r>", """
                task.return o
                exit""", "trap").callback("stream", "async func(s: stream<u8>) -> stream<u8>", """
                task.return s
                exit""", "trap");
        Play play = new Play(guest);
        Object mine = play.resource("mine");
        assertThat(play.call("own", mine)).isSameAs(mine);
        assertThat(play.call("stream", Sources.of())).isInstanceOf(Flow.Publisher.class);
    }
}
