// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** Arguments and results of async calls: flat up to a limit, else through memory. */
class AsyncValueTest {

    private static String parameters(int count) {
        return String.join(", ", IntStream.range(0, count).mapToObj(i -> "p" + i + ": u32").toList());
    }

    private static Object[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> (long) i).toArray();
    }

    @Test
    void fourParametersAreFlatInAnAsyncLower() {
        List<Object> seen = new ArrayList<>();
        Guest guest = new Guest().imports("f", "async func(" + parameters(4) + ")").stackful("run", "async func()", """
                p = async f 5 6 7 8
                task.return""");
        new Play(guest).host("f", (call, args) -> {
            seen.addAll(List.of(args));
            return null;
        }).call("run");
        assertThat(seen).containsExactly(5L, 6L, 7L, 8L);
    }

    @Test
    void fiveParametersAreInMemoryInAnAsyncLower() {
        List<Object> seen = new ArrayList<>();
        Guest guest = new Guest().imports("f", "async func(" + parameters(5) + ") -> u32")
                .stackful("run", "async func() -> u32", """
                        store 64 5
                        store 68 6
                        store 72 7
                        store 76 8
                        store 80 9
                        p = async f 64 128
                        task.return [128]""").stackful("unaligned", "async func()", "p = async f 66 128")
                .stackful("outside", "async func()", "p = async f 131056 128");
        Play play = new Play(guest).host("f", (call, args) -> {
            seen.addAll(List.of(args));
            return 42L;
        });
        assertThat(play.call("run")).isEqualTo(42L);
        assertThat(seen).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(new Play(guest).later("f").trap("unaligned")).contains("not aligned");
        assertThat(new Play(guest).later("f").trap("outside")).contains("out of bounds");
    }

    @Test
    void sixteenParametersAreFlatInAnAsyncLift() {
        Guest guest = new Guest().callback("run", "async func(" + parameters(16) + ") -> u32", """
                x = shl p15 4
                x = or x p1
                task.return x
                exit""", "trap");
        assertThat(new Play(guest).call("run", numbers(16))).isEqualTo(0xF1L);
    }

    @Test
    void seventeenParametersAreInMemoryInAnAsyncLift() {
        Guest guest = new Guest().callback("run", "async func(" + parameters(17) + ") -> u32", """
                x = add pointer 64
                x = load x
                y = load pointer
                x = shl x 4
                x = or x y
                task.return x
                exit""", "trap");
        assertThat(new Play(guest).call("run", numbers(17))).isEqualTo(0x100L);
    }

    @Test
    void aResultIsWrittenWhereTheCallerSaid() {
        Guest guest = new Guest().imports("ask", "async func() -> tuple<u32, string>")
                .stackful("run", "async func() -> tuple<u32, string>", """
                        p = async ask 64
                        t = shr p 4
                        s = waitable-set.new
                        waitable.join t s
                        e = waitable-set.wait s 128
                        task.return [64] [68] [72]""").stackful("unaligned", "async func()", "p = async ask 66")
                .stackful("outside", "async func()", "p = async ask 131068");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        play.answer(List.of(5L, "hello"));
        assertThat(task.result()).isEqualTo(List.of(5L, "hello"));
        assertThat(new Play(guest).host("ask", (call, args) -> List.of(5L, "")).trap("unaligned"))
                .contains("not aligned");
        assertThat(new Play(guest).host("ask", (call, args) -> List.of(5L, "")).trap("outside"))
                .contains("out of bounds");
    }

    @Test
    void stringsAndListsGoIntoAnAsyncCall() {
        Guest guest = new Guest().callback("run", "async func(s: string, n: list<u32>) -> u32", """
                c = add s 4
                c = load8 c
                last = sub n.1 1
                last = shl last 2
                last = add last n
                last = load last
                x = shl s.1 16
                y = shl last 8
                x = or x y
                x = or x c
                task.return x
                exit""", "trap");
        assertThat(new Play(guest).call("run", "hello", List.of(1L, 2L, 3L))).isEqualTo((5L << 16) + (3 << 8) + 'o');
    }

    @Test
    void aStringGoesThroughTwoGuestsThatWait() {
        Guest callee = new Guest().imports("ask", "async func()").stackful("echo", "async func(s: string) -> string",
                """
                        ask
                        task.return s s.1""");
        Guest caller = new Guest().imports("echo", "async func(s: string) -> string")
                .callback("run", "async func(s: string) -> string", """
                        p = async echo s s.1 64
                        t = shr p 4
                        w = waitable-set.new
                        waitable.join t w
                        wait w""", """
                        task.return [64] [68]
                        exit""");
        Play play = new Play(callee, caller).later("ask");
        Task task = play.begin("run", "höllo");
        play.answer(null);
        assertThat(task.result()).isEqualTo("höllo");
    }

    @Test
    void argumentsAreReadWhenTheCalleeStarts() {
        Guest callee = new Guest().sync("close", "func()", "backpressure.inc")
                .sync("open", "func()", "backpressure.dec")
                .callback("echo", "async func(" + parameters(5) + ") -> u32", """
                        task.return p0
                        exit""", "trap");
        Guest caller = new Guest().imports("close", "func()").imports("open", "func()")
                .imports("echo", "async func(" + parameters(5) + ") -> u32").stackful("run", "async func() -> u32", """
                        close
                        store 64 1
                        p = async echo 64 128
                        store 64 2
                        open
                        t = shr p 4
                        s = waitable-set.new
                        waitable.join t s
                        loop
                          e = waitable-set.wait s 256
                          more = ne [260] 2
                          if more
                            again
                          end
                        end
                        task.return [128]""");
        assertThat(new Play(callee, caller).call("run")).as("the buffer was the callee's meanwhile").isEqualTo(2L);
    }

    @Test
    void aSynchronousLowerOfAnAsyncFunctionTakesSixteen() {
        Guest callee = new Guest().callback("last", "async func(" + parameters(16) + ") -> u32", """
                task.return p15
                exit""", "trap");
        Guest caller = new Guest().imports("last", "async func(" + parameters(16) + ") -> u32")
                .stackful("run", "async func() -> u32", """
                        x = sync last 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
                        task.return x""");
        assertThat(new Play(callee, caller).call("run")).isEqualTo(15L);
    }

    @Test
    void anArgumentOfTheWrongTypeIsTheHostsMistakeAndHurtsNobody() {
        Guest guest = new Guest().callback("run", "async func(n: u32) -> u32", """
                task.return n
                exit""", "trap");
        Play play = new Play(guest);
        assertThatThrownBy(() -> play.begin("run", "text")).hasMessageContaining("n: expected u32");
        assertThat(play.call("run", 1L)).isEqualTo(1L);
    }

    @Test
    void anAllocatorGivesMemoryThatIsThereAndAligned() {
        for (String type : List.of("callback", "sync")) {
            Guest outside = new Guest().allocator("return 131070");
            Guest unaligned = new Guest().allocator("return 66");
            String signature = "async func(l: list<u32>)";
            if (type.equals("sync")) {
                outside.sync("run", signature, "");
                unaligned.sync("run", signature, "");
            } else {
                outside.callback("run", signature, "task.return\nexit", "trap");
                unaligned.callback("run", signature, "task.return\nexit", "trap");
            }
            assertThat(new Play(outside).trap("run", List.of(1L, 2L))).as(type).containsAnyOf("out of bounds",
                    "not aligned");
            assertThat(new Play(unaligned).trap("run", List.of(1L, 2L))).as(type).contains("not aligned");
        }
    }

    @Test
    void anAllocatorIsTheCalleesAndRunsBeforeIt() {
        Guest callee = new Guest().allocator("""
                $n = add $n 1
                return 64""").callback("count", "async func(s: string) -> u32", """
                task.return $n
                exit""", "trap");
        Guest caller = new Guest().imports("count", "async func(s: string) -> u32").data(64, "text")
                .stackful("run", "async func() -> u32", """
                        x = count 64 4
                        task.return x""");
        assertThat(new Play(callee, caller).call("run")).isEqualTo(1L);
    }
}
