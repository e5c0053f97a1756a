// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** The future built-ins. A result is 0 completed, 1 dropped, 2 cancelled; -1 blocked. */
class FutureTest {

    private static Play play(String code) {
        return new Play(new Guest().imports("give", "async func(f: future<u32>)").stackful("run",
                "async func() -> u32", "r w = future<u32>.new\ns = waitable-set.new\n" + code)).later("give");
    }

    private static long result(String code) {
        return (long) play(code).call("run");
    }

    private static String trap(String code) {
        return play(code).trap("run");
    }

    @Test
    void aValueGoesFromTheWriterToTheReader() {
        assertThat(result("""
                x = future<u32>.read r 64
                store 128 42
                y = future<u32>.write w 128
                waitable.join r s
                e = waitable-set.wait s 256
                x = eq x -1
                x = shl x 16
                y = shl y 12
                x = or x y
                e = shl e 8
                x = or x e
                x = or x [64]
                task.return x""")).as("blocked, completed, FUTURE_READ, the value").isEqualTo(0x1042AL);
    }

    @Test
    void theWriterMayComeFirst() {
        assertThat(result("""
                store 128 42
                x = future<u32>.write w 128
                y = future<u32>.read r 64
                waitable.join w s
                e = waitable-set.wait s 256
                e = shl e 4
                e = or e [260]
                e = or e y
                task.return e""")).as("FUTURE_WRITE, completed").isEqualTo(0x50);
    }

    @Test
    void aFutureIsWrittenOnce() {
        assertThat(trap("""
                x = future<u32>.write w 128
                x = future<u32>.read r 64
                waitable.join w s
                e = waitable-set.wait s 256
                x = future<u32>.write w 128""")).contains("cannot write to future after previous write succeeded");
    }

    @Test
    void aFutureIsReadOnce() {
        assertThat(trap("""
                x = future<u32>.write w 128
                x = future<u32>.read r 64
                x = future<u32>.read r 64""")).contains("cannot read from future after previous read succeeded");
    }

    @Test
    void oneCopyAtATime() {
        assertThat(trap("x = future<u32>.read r 64\nx = future<u32>.read r 64")).contains("concurrent");
        assertThat(trap("x = future<u32>.write w 64\nx = future<u32>.write w 64")).contains("concurrent");
    }

    @Test
    void theWritableEndOwesAValue() {
        assertThat(trap("future<u32>.drop-writable w")).contains("without first writing a value");
        assertThat(trap("""
                x = future<u32>.write w 64
                x = future<u32>.cancel-write w
                future<u32>.drop-writable w""")).as("a cancelled write is none")
                .contains("without first writing a value");
    }

    @Test
    void afterItsValueTheWritableEndMayGo() {
        assertThat(result("""
                x = future<u32>.read r 64
                x = future<u32>.write w 128
                future<u32>.drop-writable w
                task.return x""")).isZero();
    }

    @Test
    void whoeverWritesLearnsThatNobodyReads() {
        assertThat(result("""
                future<u32>.drop-readable r
                x = future<u32>.write w 64
                future<u32>.drop-writable w
                task.return x""")).isEqualTo(1);
        assertThat(result("""
                x = future<u32>.write w 64
                future<u32>.drop-readable r
                waitable.join w s
                e = waitable-set.wait s 256
                task.return [260]""")).isEqualTo(1);
    }

    @Test
    void anEndThatIsBusyCannotBeDropped() {
        assertThat(trap("x = future<u32>.read r 64\nfuture<u32>.drop-readable r")).contains("busy");
        assertThat(trap("x = future<u32>.write w 64\nfuture<u32>.drop-writable w")).contains("busy");
    }

    @Test
    void aCancelledCopyMayBeMadeAgain() {
        for (String mode : List.of("", "async ")) {
            assertThat(result("""
                    x = future<u32>.read r 64
                    x = %sfuture<u32>.cancel-read r
                    y = future<u32>.write w 128
                    y = %sfuture<u32>.cancel-write w
                    z = future<u32>.read r 64
                    u = future<u32>.write w 128
                    x = shl x 8
                    y = shl y 4
                    x = or x y
                    x = or x u
                    task.return x""".formatted(mode, mode))).as(mode + "cancelled, cancelled, completed")
                    .isEqualTo(0x220);
        }
    }

    @Test
    void aValueThatArrivedIsNotCancelled() {
        assertThat(result("""
                x = future<u32>.read r 64
                y = future<u32>.write w 128
                x = future<u32>.cancel-read r
                task.return x""")).isZero();
    }

    @Test
    void whatIsNotUnderWayCannotBeCancelled() {
        assertThat(trap("x = future<u32>.cancel-read r")).contains("no read is under way");
        assertThat(trap("x = future<u32>.cancel-write w")).contains("no write is under way");
    }

    @Test
    void anEndIsUsedInItsDirectionAndWithItsType() {
        for (String use : List.of("x = future<u32>.read w 64", "x = future<u32>.write r 64",
                "future<u32>.drop-writable r", "future<u32>.drop-readable w", "x = stream<u32>.read r 64 1",
                "x = future<u64>.read r 64", "x = future.write w 64")) {
            assertThat(trap(use)).as(use).containsAnyOf("expected", "type");
        }
    }

    @Test
    void theValueIsInsideOfMemoryAndAligned() {
        assertThat(trap("x = future<u32>.read r 66")).contains("not aligned");
        assertThat(trap("x = future<u32>.write w 131072")).contains("out of bounds");
    }

    @Test
    void aSynchronousCopyOfAnEndInASetTraps() {
        for (String use : List.of("x = sync future<u32>.read r 64", "x = sync future<u32>.write w 64",
                "x = future<u32>.read r 64\nx = future<u32>.cancel-read r",
                "x = future<u32>.write w 64\nx = future<u32>.cancel-write w")) {
            assertThat(trap("waitable.join r s\nwaitable.join w s\n" + use)).as(use)
                    .contains("waitable cannot be used synchronously while added to a waitable set");
        }
    }

    @Test
    void aFutureOfNothingHasAnEnd() {
        assertThat(result("""
                a b = future.new
                x = future.write b 0
                y = future.read a 0
                task.return y""")).isZero();
    }

    @Test
    void anInstanceMayNotReadOtherThanNumbersFromItself() {
        assertThat(trap("""
                a b = future<string>.new
                x = future<string>.read a 64
                y = future<string>.write b 128""")).contains("cannot read from and write to intra-component future");
    }

    @Test
    void onlyAnIdleReadableEndIsGivenAway() {
        assertThat(trap("p = async give w")).contains("expected");
        assertThat(trap("x = future<u32>.read r 64\np = async give r")).contains("busy");
        assertThat(trap("waitable.join r s\np = async give r")).contains("waitable set");
        assertThat(trap("x = future<u32>.write w 64\nx = future<u32>.read r 64\np = async give r"))
                .contains("cannot lift future after previous read succeeded");
    }

    @Test
    void aFutureGoesFromGuestToGuest() {
        Guest reader = new Guest().stackful("read", "async func(f: future<string>) -> string", """
                x = sync future<string>.read f 64
                future<string>.drop-readable f
                task.return [64] [68]""");
        Guest writer = new Guest().imports("read", "async func(f: future<string>) -> string").data(64, "text")
                .stackful("run", "async func() -> string", """
                        r w = future<string>.new
                        store 128 64
                        store 132 4
                        p = async read r 256
                        x = sync future<string>.write w 128
                        future<string>.drop-writable w
                        t = shr p 4
                        s = waitable-set.new
                        waitable.join t s
                        e = waitable-set.wait s 512
                        task.return [256] [260]""");
        assertThat(new Play(reader, writer).call("run")).isEqualTo("text");
    }

    @Test
    void aFutureOfTheHostIsReadWhenItIsComplete() {
        Guest guest = new Guest().stackful("run", "async func(f: future<u32>) -> u32", """
                x = sync future<u32>.read f 64
                task.return [64]""");
        Play play = new Play(guest);
        CompletableFuture<Object> value = new CompletableFuture<>();
        Task task = play.begin("run", value);
        assertThat(task.isResolved()).isFalse();
        value.complete(9L);
        play.loop().drain();
        assertThat(task.result()).isEqualTo(9L);
    }

    @Test
    void theHostGetsAFutureAsACompletionStage() {
        Guest guest = new Guest().imports("ask", "async func() -> u32").stackful("run", "async func() -> future<u32>",
                """
                        r w = future<u32>.new
                        task.return r
                        x = ask
                        store 128 x
                        x = sync future<u32>.write w 128
                        future<u32>.drop-writable w""");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        CompletableFuture<?> value = ((CompletionStage<?>) task.result()).toCompletableFuture();
        assertThat(value).isNotDone();
        play.answer(5L);
        assertThat(value.join()).isEqualTo(5L);
        assertThat(task.isEnded()).isTrue();
    }

    @Test
    void aFutureThatTheHostCancelsIsADrop() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func() -> future<u32>", """
                r w = future<u32>.new
                task.return r
                ask
                $x = sync future<u32>.write w 128
                future<u32>.drop-writable w""").sync("state", "func() -> u32", "return $x");
        Play play = new Play(guest).later("ask");
        Task task = play.begin("run");
        ((CompletionStage<?>) task.result()).toCompletableFuture().cancel(true);
        play.answer(null);
        assertThat(play.call("state")).isEqualTo(1L);
    }

    @Test
    void aFutureWhoseGuestTrapsFailsForTheHost() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func() -> future<u32>", """
                r w = future<u32>.new
                task.return r
                ask
                trap""");
        Play play = new Play(guest).later("ask");
        CompletableFuture<?> value = ((CompletionStage<?>) play.begin("run").result()).toCompletableFuture();
        play.answer(null);
        assertThatThrownBy(value::join).hasMessageContaining("has ended").rootCause()
                .hasMessageContaining("unreachable");
    }
}
