// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** {@code context.get} and {@code context.set}: what a thread keeps for itself. */
class ContextTest {

    @Test
    void aThreadBeginsWithZeroes() {
        Guest guest = new Guest().callback("run", "async func() -> u32", """
                x = context.get
                y = context.get-1
                x = or x y
                context.set 5
                task.return x
                exit""", "trap").sync("plain", "func() -> u32", """
                x = context.get
                context.set 5
                return x""");
        Play play = new Play(guest);
        for (int i = 0; i < 2; i++) {
            assertThat(play.call("run")).isEqualTo(0L);
            assertThat(play.call("plain")).isEqualTo(0L);
        }
    }

    @Test
    void aThreadHasTwoSlots() {
        Guest guest = new Guest().stackful("run", "async func() -> u32", """
                context.set 3
                context.set-1 5
                x = context.get
                y = context.get-1
                x = shl x 4
                x = or x y
                task.return x""");
        assertThat(new Play(guest).call("run")).isEqualTo(0x35L);
    }

    @Test
    void aCallbackFindsWhatItsCallHasSet() {
        Guest guest = new Guest().callback("run", "async func(n: u32) -> u32", """
                context.set n
                yield""", """
                x = context.get
                task.return x
                exit""");
        Play play = new Play(guest);
        Task first = play.loop().begin(play.instance().function("run"), 7L);
        Task second = play.loop().begin(play.instance().function("run"), 8L);
        play.loop().drain();
        assertThat(first.result()).isEqualTo(7L);
        assertThat(second.result()).isEqualTo(8L);
    }

    @Test
    void eachStackHasItsOwn() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func(n: u32) -> u32", """
                context.set n
                ask
                x = context.get
                task.return x""");
        Play play = new Play(guest).later("ask");
        Task first = play.begin("run", 7L);
        Task second = play.begin("run", 8L);
        play.answer(null);
        play.answer(null);
        assertThat(first.result()).isEqualTo(7L);
        assertThat(second.result()).isEqualTo(8L);
    }

    @Test
    void aCalleeDoesNotTouchItsCallersContext() {
        Guest callee = new Guest().sync("plain", "func()", "context.set 9").callback("async", "async func()", """
                context.set 9
                task.return
                exit""", "trap");
        Guest caller = new Guest().imports("plain", "func()").imports("async", "async func()")
                .stackful("run", "async func() -> u32", """
                        context.set 4
                        plain
                        sync async
                        x = context.get
                        task.return x""");
        assertThat(new Play(callee, caller).call("run")).isEqualTo(4L);
    }
}
