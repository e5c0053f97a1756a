// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.component.Choice;
import wrt.component.Task;

/** Every way to lift an async function meets every way to call it: with and without waiting, in any order of threads. */
class LiftLowerTest {

    private static final List<String> LIFTS = List.of("sync", "callback", "stackful");
    private static final List<String> LOWERS = List.of("sync", "async");

    /** {@code double} asks the host first if it is given an odd number. */
    private static Guest callee(String lift) {
        Guest guest = new Guest().imports("ask", "async func() -> u32");
        String odd = "odd = and n 1\nif odd\n";
        String type = "async func(n: u32) -> u32";
        return switch (lift) {
            case "sync" -> guest.sync("double", type, odd + "x = ask\nend\nn = add n n\nreturn n");
            case "stackful" -> guest.stackful("double", type, odd + "x = ask\nend\nn = add n n\ntask.return n");
            default -> guest.callback("double", type, odd + """
                    context.set n
                    s = waitable-set.new
                    p = async ask 64
                    t = shr p 4
                    waitable.join t s
                    wait s
                    end
                    n = add n n
                    task.return n
                    exit""", """
                    subtask.drop handle
                    n = context.get
                    n = add n n
                    task.return n
                    exit""");
        };
    }

    private static Guest caller(String lower) {
        Guest guest = new Guest().imports("double", "async func(n: u32) -> u32");
        if (lower.equals("sync")) {
            return guest.stackful("run", "async func(n: u32) -> u32", "x = double n\ntask.return x");
        }
        return guest.stackful("run", "async func(n: u32) -> u32", """
                p = async double n 64
                state = and p 15
                unresolved = lt state 2
                if unresolved
                  t = shr p 4
                  s = waitable-set.new
                  waitable.join t s
                  loop
                    e = waitable-set.wait s 128
                    more = ne [132] 2
                    if more
                      again
                    end
                  end
                  subtask.drop t
                  waitable-set.drop s
                end
                task.return [64]""");
    }

    static Stream<Arguments> all() {
        return LIFTS.stream().flatMap(lift -> LOWERS.stream().map(lower -> Arguments.of(lift, lower)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCallThatNeedNotWaitDoesNot(String lift, String lower) {
        assertThat(new Play(callee(lift), caller(lower)).later("ask").call("run", 4L)).isEqualTo(8L);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCallThatWaitsReturnsWhenItCan(String lift, String lower) {
        Play play = new Play(callee(lift), caller(lower)).later("ask");
        Task task = play.begin("run", 5L);
        assertThat(task.isResolved()).isFalse();
        play.answer(0L);
        assertThat(task.result()).isEqualTo(10L);
        assertThat(task.isEnded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "callback", "stackful"})
    void manyCallsGetEachTheirResultInAnyOrder(String lift) {
        for (long seed = 0; seed < 20; seed++) {
            Play play = new Play(Choice.random(seed), callee(lift), caller("sync")).later("ask");
            List<Task> tasks = Stream.iterate(1L, n -> n <= 9, n -> n + 1)
                    .map(n -> play.loop().begin(play.instance().function("run"), n)).toList();
            play.loop().drain();
            while (!play.asked().isEmpty()) {
                play.answer(0L);
            }
            assertThat(tasks).as("seed " + seed).extracting(Task::result)
                    .isEqualTo(Stream.iterate(2L, n -> n <= 18, n -> n + 2).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theFailureOfWhatIsAwaitedEndsTheCall(String lift, String lower) {
        Play play = new Play(callee(lift), caller(lower)).later("ask");
        Task task = play.begin("run", 5L);
        play.asked().getFirst().completeExceptionally(new IllegalStateException("no answer"));
        play.loop().drain();
        assertThat(Play.trapOf(task)).contains("no answer");
        assertThat(play.loop().store().waiting()).isEmpty();
    }

    @Test
    void aHostFunctionThatThrowsEndsTheCall() {
        for (String lower : LOWERS) {
            Play play = new Play(caller(lower)).host("double", (call, args) -> {
                throw new IllegalStateException("not today");
            });
            assertThat(play.trap("run", 1L)).as(lower).contains("not today");
        }
    }

    @Test
    void aHostFunctionThatAnswersWithTheWrongTypeEndsTheCall() {
        for (String lower : LOWERS) {
            Play now = new Play(caller(lower)).host("double", (call, args) -> "text");
            assertThat(now.trap("run", 1L)).as(lower).contains("u32");
            Play later = new Play(caller(lower)).later("double");
            Task task = later.begin("run", 1L);
            later.answer("text");
            assertThat(Play.trapOf(task)).as(lower).contains("u32");
        }
    }

    @Test
    void aPendingHostFunctionHoldsUpNobodyElse() {
        Play play = new Play(callee("callback"), caller("sync")).later("ask");
        Task waiting = play.begin("run", 1L);
        assertThat(play.call("run", 2L)).isEqualTo(4L);
        assertThat(waiting.isResolved()).isFalse();
    }
}
