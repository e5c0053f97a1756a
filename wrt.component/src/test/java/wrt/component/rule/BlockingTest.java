// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wrt.component.ComponentInstance;
import wrt.component.Linker;
import wrt.component.Loads;
import wrt.component.Store;
import wrt.component.Task;

/** Who may wait, and what happens when nothing can make progress. */
class BlockingTest {

    private static final String CANNOT_BLOCK = "cannot block a synchronous task before returning";

    /** All that waits. */
    static Stream<String> waits() {
        return Stream.of("ask", "x = waitable-set.wait s 64", "x = cancellable waitable-set.wait s 64",
                "x = sync stream<u8>.read r 64 1", "x = sync stream<u8>.write w 64 1", "x = sync future<u8>.read a 64",
                "x = sync future<u8>.write b 64", "x = subtask.cancel t", "x = thread.suspend",
                "x = stream<u8>.read r 64 1\nx = stream<u8>.cancel-read r\nask");
    }

    private static Guest guest(String code) {
        return new Guest().imports("ask", "async func()").imports("deaf", "async func()")
                .sync("run", "func()", """
                        s = waitable-set.new
                        r w = stream<u8>.new
                        a b = future<u8>.new
                        p = async deaf
                        t = shr p 4
                        """ + code).sync("fine", "func() -> u32", "return 1");
    }

    /** A guest that never ends when it is cancelled. */
    private static Guest deaf() {
        return new Guest().imports("ask", "async func()").callback("deaf", "async func()", """
                s = waitable-set.new
                wait s""", """
                s = waitable-set.new
                wait s""");
    }

    @ParameterizedTest
    @MethodSource("waits")
    void aFunctionThatIsNotAsyncMustNotWait(String wait) {
        Play play = new Play(deaf(), guest(wait)).later("ask");
        assertThat(play.trap("run")).contains(CANNOT_BLOCK);
        assertThat(play.trap("fine")).contains("cannot enter component instance");
    }

    @Test
    void whatIsWrongInAnOperationThatCouldNotWaitSaysBoth() {
        String wrong = "waitable.join r s\nx = sync stream<u8>.read r 64 1";
        assertThat(new Play(deaf(), guest(wrong)).later("ask").trap("run")).contains("added to a waitable set")
                .contains(CANNOT_BLOCK);
        Guest mayWait = new Guest().stackful("run", "async func()", "s = waitable-set.new\nr w = stream<u8>.new\n"
                + wrong);
        assertThat(new Play(mayWait).trap("run")).contains("added to a waitable set").doesNotContain(CANNOT_BLOCK);
    }

    @Test
    void aFunctionThatIsNotAsyncMayDoWhatDoesNotWait() {
        Guest guest = new Guest().imports("now", "async func() -> u32").sync("run", "func() -> u32", """
                x = now
                s = waitable-set.new
                e = waitable-set.poll s 64
                r w = stream<u8>.new
                n = stream<u8>.write w 64 1
                n = sync stream<u8>.read r 64 1
                y = thread.yield
                z = shl n 8
                x = or x z
                return x""");
        assertThat(new Play(guest).host("now", (call, args) -> 7L).call("run")).isEqualTo(0x1007L);
    }

    @Test
    void aFunctionThatIsNotAsyncMayWaitInACalleeThatReturnsAtOnce() {
        Guest callee = new Guest().callback("fast", "async func() -> u32", """
                task.return 5
                yield""", "exit");
        Guest caller = new Guest().imports("fast", "async func() -> u32").sync("run", "func() -> u32", """
                x = fast
                return x""");
        assertThat(new Play(callee, caller).call("run")).isEqualTo(5L);
    }

    @Test
    void aCallThatNothingCanWakeIsADeadlock() {
        Guest guest = new Guest().callback("run", "async func()", """
                s = waitable-set.new
                wait s""", "trap");
        assertThatThrownBy(() -> synchronous(guest, new Linker()).function("run").call())
                .hasMessageContaining("deadlock detected")
                .hasMessageContaining("run (task").hasMessageContaining("waits for an event of an empty waitable set");
    }

    @Test
    void aDeadlockNamesEveryCallThatWaitsAndWhatFor() {
        Guest guest = new Guest().callback("run", "async func()", """
                s = waitable-set.new
                r w = stream<u8>.new
                x = stream<u8>.read r 64 1
                waitable.join r s
                wait s""", "trap").stackful("stack", "async func()", """
                r w = stream<u8>.new
                task.return
                x = sync stream<u8>.write w 64 1""").sync("close", "func()", "backpressure.inc");
        ComponentInstance instance = synchronous(guest, new Linker());
        instance.function("stack").call();
        assertThatThrownBy(() -> instance.function("run").call())
                .hasMessageContaining("stack (task")
                .hasMessageContaining("the end of an operation of a writable stream")
                .hasMessageContaining("run (task").hasMessageContaining("an event of a waitable set of 1");
    }

    @Test
    void aCallThatQueuesForEverIsADeadlock() {
        Guest guest = new Guest().callback("run", "async func()", "trap", "trap")
                .sync("close", "func()", "backpressure.inc");
        ComponentInstance instance = synchronous(guest, new Linker());
        instance.function("close").call();
        assertThatThrownBy(() -> instance.function("run").call()).hasMessageContaining("deadlock detected")
                .hasMessageContaining("run (task");
    }

    @Test
    void aFutureThatOneCallOwesAnotherThroughTheHostIsADeadlockIfNobodyWritesIt() {
        Guest guest = new Guest().stackful("make", "async func() -> future<u8>", """
                a b = future<u8>.new
                task.return a
                s = waitable-set.new
                e = waitable-set.wait s 64""").stackful("take", "async func(f: future<u8>)", """
                x = sync future<u8>.read f 64
                task.return""");
        ComponentInstance instance = synchronous(guest, new Linker());
        Object owed = instance.function("make").call();
        assertThatThrownBy(() -> instance.function("take").call(owed)).hasMessageContaining("deadlock detected")
                .hasMessageContaining("take (task").hasMessageContaining("make (task");
    }

    @Test
    void aCallThatTheHostCanWakeIsNoDeadlock() {
        Guest guest = new Guest().imports("ask", "async func() -> u32").callback("run", "async func() -> u32", """
                s = waitable-set.new
                p = async ask 64
                early = eq p 2
                if early
                  task.return [64]
                  exit
                end
                t = shr p 4
                waitable.join t s
                wait s""", """
                task.return [64]
                exit""");
        ComponentInstance instance = synchronous(guest,
                new Linker().define("ask", (call, args) -> CompletableFuture.supplyAsync(() -> 4L)));
        assertThat(instance.function("run").call()).isEqualTo(4L);
    }

    @Test
    void twoGuestsThatWaitForEachOtherAreADeadlock() {
        Guest callee = new Guest().stackful("wait", "async func(s: stream<u8>)", """
                x = sync stream<u8>.read s 64 1
                task.return""");
        Guest caller = new Guest().imports("wait", "async func(s: stream<u8>)").stackful("run", "async func()", """
                r w = stream<u8>.new
                sync wait r
                x = sync stream<u8>.write w 64 1
                task.return""");
        Play play = new Play(callee, caller);
        Task task = play.begin("run");
        assertThat(task.isSettled()).isFalse();
        assertThat(play.loop().store().awaitsHost()).isFalse();
        assertThat(play.loop().store().waiting()).hasSize(2);
    }

    private static ComponentInstance synchronous(Guest guest, Linker linker) {
        return linker.instantiate(Store.synchronous(256), Loads.load(guest.component()));
    }
}
