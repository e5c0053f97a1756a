// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an allocator, a clean-up and a start function may do. */
class MayLeaveTest {

    private static final String CANNOT_LEAVE = "cannot leave component instance";

    /** Every built-in and call that may not be made from an allocator or a clean-up. */
    static Stream<String> leaving() {
        return Stream.of("f", "async g", "task.return", "task.cancel", "x = subtask.cancel 1", "subtask.drop 1",
                "x = async subtask.cancel 1", "x = waitable-set.new", "x = waitable-set.wait 1 64",
                "x = waitable-set.poll 1 64", "waitable-set.drop 1", "waitable.join 1 1", "x = thread.yield",
                "r w = stream<u8>.new", "x = stream<u8>.read 1 64 1", "x = stream<u8>.write 1 64 1",
                "x = sync stream<u8>.read 1 64 1", "x = sync stream<u8>.write 1 64 1",
                "x = stream<u8>.cancel-read 1", "x = async stream<u8>.cancel-write 1", "stream<u8>.drop-readable 1",
                "stream<u8>.drop-writable 1", "r w = future<u8>.new", "x = future<u8>.read 1 64",
                "x = future<u8>.write 1 64", "x = async future<u8>.cancel-read 1", "x = future<u8>.cancel-write 1",
                "future<u8>.drop-readable 1", "future<u8>.drop-writable 1", "x = error-context.new 0 0",
                "error-context.debug-message 1 64", "error-context.drop 1", "x = thread.index",
                "x = thread.new-indirect 0 0", "thread.resume-later 1", "x = thread.suspend",
                "x = thread.suspend-then-resume 1", "x = thread.yield-then-resume 1",
                "x = thread.suspend-then-promote 1", "x = thread.yield-then-promote 1", "resource.drop 1");
    }

    private static Guest guest() {
        return new Guest().resource().imports("f", "func()").imports("g", "async func()");
    }

    private static Play play(Guest guest) {
        return new Play(guest).host("f", (call, args) -> null).host("g", (call, args) -> null);
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void anAllocatorMayNot(String operation) {
        Guest guest = guest().allocator(operation + "\nreturn 64").sync("run", "func(s: string)", "");
        assertThat(play(guest).trap("run", "text")).contains(CANNOT_LEAVE);
    }

    @ParameterizedTest
    @MethodSource("leaving")
    void aCleanUpMayNot(String operation) {
        Guest guest = guest().postReturn(operation).sync("run", "func() -> u32", "return 1");
        assertThat(play(guest).trap("run")).contains(CANNOT_LEAVE);
    }

    @Test
    void anAllocatorOfAnAsyncCallMayNotEither() {
        Guest guest = guest().allocator("f\nreturn 64").callback("run", "async func(s: string)", """
                task.return
                exit""", "trap");
        assertThat(play(guest).trap("run", "text")).contains(CANNOT_LEAVE);
    }

    @Test
    void theCleanUpOfAnAsyncFunctionRunsAfterItsResultIsTaken() {
        Guest guest = new Guest().postReturn("$n = add $n 1").sync("run", "async func() -> u32", "return 5")
                .sync("count", "func() -> u32", "return $n");
        Play play = new Play(guest);
        assertThat(play.call("run")).isEqualTo(5L);
        assertThat(play.call("count")).isEqualTo(1L);
    }

    @Test
    void anAllocatorMayChangeBackpressureAndItsOwnContext() {
        Guest guest = guest().allocator("""
                x = context.get
                if x
                  trap
                end
                context.set 9
                backpressure.inc
                backpressure.dec
                return 64""").sync("run", "func(s: string, again: string) -> u32", """
                x = context.get
                return x""");
        assertThat(play(guest).call("run", "text", "text")).as("its context is new, and not that of the call")
                .isEqualTo(0L);
    }

    @Test
    void aStartFunctionMayUseBuiltins() {
        Guest guest = new Guest().start("""
                $s = waitable-set.new
                r $w = stream<u8>.new
                waitable.join $w $s
                f""").imports("f", "func()").sync("run", "func() -> u32", "return $s");
        assertThat(new Play(guest).host("f", (call, args) -> null).call("run")).isEqualTo(1L);
    }

    @Test
    void aStartFunctionHasNoResultToReturn() {
        Guest guest = new Guest().start("task.return");
        Assertions.assertThatThrownBy(() -> new Play(guest).instance()).hasMessageContaining("`task.return`");
    }

    @Test
    void aStartFunctionMustNotBlock() {
        for (String block : new String[]{"s = waitable-set.new\nx = waitable-set.wait s 64", "ask"}) {
            Guest guest = new Guest().imports("ask", "async func()").start(block);
            Assertions.assertThatThrownBy(() -> new Play(guest).later("ask").instance()).as(block)
                    .hasMessageContaining("cannot block a synchronous task before returning");
        }
    }
}
