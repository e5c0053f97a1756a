// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wrt.component.Task;

/** The stream built-ins. A result is {@code elements << 4 | state}: 0 completed, 1 dropped, 2 cancelled; -1 blocked. */
class StreamTest {

    private static final String IN_SET = "waitable cannot be used synchronously while added to a waitable set";

    /** A guest that does something with both ends {@code r}, {@code w} of a stream of numbers. */
    private static Play play(String code) {
        return new Play(new Guest().imports("ask", "async func()").imports("give", "async func(s: stream<u8>)")
                .stackful("run", "async func() -> u32", "r w = stream<u8>.new\ns = waitable-set.new\n" + code))
                .later("ask").later("give");
    }

    private static long result(String code) {
        return (long) play(code).call("run");
    }

    private static String trap(String code) {
        return play(code).trap("run");
    }

    @Test
    void aNewStreamIsTwoHandles() {
        assertThat(result("""
                x = eq r w
                waitable.join r s
                waitable.join w s
                task.return x""")).isZero();
    }

    @Test
    void whoComesFirstIsBlocked() {
        assertThat(result("""
                x = stream<u8>.read r 64 4
                x = eq x -1
                task.return x""")).isEqualTo(1);
        assertThat(result("""
                x = stream<u8>.write w 64 4
                x = eq x -1
                task.return x""")).isEqualTo(1);
    }

    @Test
    void whoComesSecondMovesWhatBothHaveRoomFor() {
        assertThat(result("""
                store 64 0x04030201
                x = stream<u8>.write w 64 4
                x = stream<u8>.read r 128 3
                y = load 128
                y = ne y 0x030201
                x = shl x 1
                x = or x y
                task.return x""")).as("three completed, the bytes").isEqualTo(3 << 4 << 1);
    }

    @Test
    void aPartialWriteIsToldWithWhatWasMoved() {
        assertThat(result("""
                x = stream<u8>.write w 64 4
                x = stream<u8>.read r 128 1
                x = stream<u8>.read r 128 2
                waitable.join w s
                e = waitable-set.wait s 256
                same = eq [256] w
                same = shl same 12
                e = shl e 8
                e = or e same
                e = or e [260]
                task.return e""")).as("its handle, STREAM_WRITE, three completed").isEqualTo(0x1330);
    }

    @Test
    void aPartialReadIsToldWithWhatWasMoved() {
        assertThat(result("""
                x = stream<u8>.read r 128 4
                x = stream<u8>.write w 64 1
                x = stream<u8>.write w 64 2
                waitable.join r s
                e = waitable-set.wait s 256
                e = shl e 8
                e = or e [260]
                task.return e""")).as("STREAM_READ, three completed").isEqualTo(0x230);
    }

    @Test
    void aWriteGoesOnAfterItsEvent() {
        assertThat(result("""
                x = stream<u8>.write w 64 4
                x = stream<u8>.read r 128 2
                waitable.join w s
                e = waitable-set.wait s 256
                waitable.join w 0
                x = stream<u8>.write w 66 2
                y = stream<u8>.read r 130 9
                task.return y""")).as("two more").isEqualTo(2 << 4);
    }

    @Test
    void aSecondCopyOfAnEndTraps() {
        assertThat(trap("x = stream<u8>.read r 64 4\nx = stream<u8>.read r 64 4")).isNotEmpty()
                .contains("concurrent");
        assertThat(trap("x = stream<u8>.write w 64 4\nx = stream<u8>.write w 64 4")).contains("concurrent");
    }

    @Test
    void aCopyIsUnderWayUntilItsEventIsDelivered() {
        assertThat(trap("""
                x = stream<u8>.write w 64 1
                x = stream<u8>.read r 128 1
                x = stream<u8>.write w 64 1""")).contains("concurrent");
    }

    @Test
    void anEmptyWriteWaitsForAReader() {
        assertThat(result("""
                x = stream<u8>.write w 64 0
                x = eq x -1
                y = stream<u8>.read r 128 4
                y = eq y -1
                e = waitable-set.poll s 256
                waitable.join w s
                f = waitable-set.poll s 256
                x = shl x 12
                y = shl y 8
                x = or x y
                f = shl f 4
                x = or x f
                x = or x [260]
                task.return x""")).as("both blocked, then the write has completed with nothing").isEqualTo(0x1130);
    }

    @Test
    void anEmptyReadThatMeetsAWriteCompletesAndLeavesIt() {
        assertThat(result("""
                x = stream<u8>.write w 64 3
                y = stream<u8>.read r 128 0
                z = stream<u8>.read r 128 9
                y = shl y 8
                y = or y z
                task.return y""")).isEqualTo(3 << 4);
    }

    @Test
    void anEmptyWriteThatMeetsAnEmptyReadCompletesTheWriteOnly() {
        assertThat(result("""
                x = stream<u8>.read r 128 0
                y = stream<u8>.write w 64 0
                waitable.join r s
                e = waitable-set.poll s 256
                e = or e y
                task.return e""")).isZero();
    }

    @Test
    void aDropIsToldToWhoIsWaiting() {
        assertThat(result("""
                x = stream<u8>.read r 128 4
                stream<u8>.drop-writable w
                waitable.join r s
                e = waitable-set.wait s 256
                task.return [260]""")).as("nothing, dropped").isEqualTo(1);
        assertThat(result("""
                x = stream<u8>.write w 128 4
                y = stream<u8>.read r 64 3
                stream<u8>.drop-readable r
                waitable.join w s
                e = waitable-set.wait s 256
                task.return [260]""")).as("three, dropped").isEqualTo(0x31);
    }

    @Test
    void aCopyAfterADropEndsAtOnce() {
        assertThat(result("stream<u8>.drop-writable w\nx = stream<u8>.read r 64 4\ntask.return x")).isEqualTo(1);
        assertThat(result("stream<u8>.drop-readable r\nx = stream<u8>.write w 64 4\ntask.return x")).isEqualTo(1);
    }

    @Test
    void whoWasToldOfADropCopiesNoMore() {
        assertThat(trap("stream<u8>.drop-writable w\nx = stream<u8>.read r 64 4\nx = stream<u8>.read r 64 4"))
                .contains("cannot");
        assertThat(trap("stream<u8>.drop-readable r\nx = stream<u8>.write w 64 4\nx = stream<u8>.write w 64 4"))
                .contains("cannot");
    }

    @Test
    void anEndThatIsBusyCannotBeDropped() {
        assertThat(trap("x = stream<u8>.read r 64 4\nstream<u8>.drop-readable r")).contains("cannot remove busy");
        assertThat(trap("x = stream<u8>.write w 64 4\nstream<u8>.drop-writable w")).contains("cannot drop busy");
    }

    @Test
    void cancellingTellsWhatWasMoved() {
        for (String mode : List.of("", "async ")) {
            assertThat(result("""
                    x = stream<u8>.write w 64 4
                    y = stream<u8>.read r 128 3
                    x = %sstream<u8>.cancel-write w
                    task.return x""".formatted(mode))).as(mode + "three, cancelled").isEqualTo(0x32);
            assertThat(result("""
                    x = stream<u8>.read r 128 3
                    x = %sstream<u8>.cancel-read r
                    task.return x""".formatted(mode))).as(mode + "nothing, cancelled").isEqualTo(2);
        }
    }

    @Test
    void afterACancellationAnEndCopiesAgain() {
        assertThat(result("""
                x = stream<u8>.read r 128 3
                x = stream<u8>.cancel-read r
                x = stream<u8>.write w 64 2
                x = stream<u8>.read r 128 3
                task.return x""")).isEqualTo(2 << 4);
    }

    @Test
    void whatIsNotUnderWayCannotBeCancelled() {
        assertThat(trap("x = stream<u8>.cancel-read r")).contains("cancel");
        assertThat(trap("x = stream<u8>.cancel-write w")).contains("cancel");
        assertThat(trap("""
                x = stream<u8>.read r 64 1
                x = stream<u8>.cancel-read r
                x = stream<u8>.cancel-read r""")).contains("cancel");
    }

    @Test
    void aDropIsToldRatherThanTheCancellation() {
        assertThat(result("""
                x = stream<u8>.read r 128 3
                stream<u8>.drop-writable w
                x = stream<u8>.cancel-read r
                task.return x""")).isEqualTo(1);
    }

    @Test
    void aSynchronousCopyWaitsForTheOtherEnd() {
        Guest guest = new Guest().stackful("run", "async func() -> u32", """
                r $w = stream<u8>.new
                x = sync stream<u8>.read r 64 4
                x = shl x 8
                y = load8 64
                x = or x y
                task.return x""").sync("write", "func() -> u32", """
                store 128 42
                x = sync stream<u8>.write $w 128 1
                return x""");
        Play play = new Play(guest);
        Task task = play.begin("run");
        assertThat(task.isResolved()).isFalse();
        assertThat(play.call("write")).isEqualTo(0x10L);
        play.loop().drain();
        assertThat(task.result()).isEqualTo(0x102AL);
    }

    @Test
    void aSynchronousCopyOfAnEndInASetTraps() {
        for (String operation : List.of("x = sync stream<u8>.read r 64 4", "x = sync stream<u8>.write w 64 4")) {
            assertThat(trap("waitable.join r s\nwaitable.join w s\n" + operation)).as(operation).contains(IN_SET);
        }
        assertThat(trap("x = stream<u8>.read r 64 4\nwaitable.join r s\nx = stream<u8>.cancel-read r"))
                .contains(IN_SET);
        assertThat(trap("x = stream<u8>.write w 64 4\nwaitable.join w s\nx = stream<u8>.cancel-write w"))
                .contains(IN_SET);
    }

    @Test
    void whatWaitsSynchronouslyCannotBeCancelled() {
        Guest guest = new Guest().stackful("run", "async func()", """
                $r $w = stream<u8>.new
                x = sync stream<u8>.read $r 64 4""").sync("cancel", "func()", "x = async stream<u8>.cancel-read $r");
        Play play = new Play(guest);
        play.begin("run");
        assertThat(play.trap("cancel")).contains("cancel");
    }

    @Test
    void anEndIsUsedInItsDirection() {
        assertThat(trap("x = stream<u8>.read w 64 4")).contains("expected");
        assertThat(trap("x = stream<u8>.write r 64 4")).contains("expected");
        assertThat(trap("stream<u8>.drop-readable w")).contains("expected");
        assertThat(trap("stream<u8>.drop-writable r")).contains("expected");
        assertThat(trap("x = stream<u8>.cancel-read w")).contains("expected");
        assertThat(trap("x = stream<u8>.cancel-write r")).contains("expected");
        assertThat(trap("x = stream<u8>.read s 64 4")).contains("expected");
        assertThat(trap("x = stream<u8>.read 99 64 4")).contains("unknown handle index");
    }

    @Test
    void anEndIsUsedWithItsType() {
        for (String operation : List.of("x = stream<u16>.read r 64 4", "x = stream<u16>.write w 64 4",
                "x = stream.read r 64 4", "stream<u16>.drop-readable r", "stream<s8>.drop-writable w",
                "x = stream<u16>.cancel-read r", "x = future<u8>.read r 64", "future<u8>.drop-readable r")) {
            assertThat(trap(operation)).as(operation).containsAnyOf("type", "expected");
        }
    }

    @Test
    void aBufferIsInsideOfMemoryAndAligned() {
        assertThat(trap("x = stream<u8>.read r 131070 4")).contains("out of bounds");
        assertThat(trap("x = stream<u8>.write w -1 4")).contains("out of bounds");
        assertThat(trap("x = stream<u8>.write w 0 0x10000000")).contains("stream read/write count too large");
        assertThat(trap("a b = stream<u32>.new\nx = stream<u32>.read a 66 1")).contains("not aligned");
        assertThat(result("x = stream<u8>.read r -1 0\nx = eq x -1\ntask.return x")).as("nothing is anywhere")
                .isEqualTo(1);
    }

    @Test
    void aStreamOfNothingCountsElements() {
        assertThat(result("""
                a b = stream.new
                x = stream.write b 0 1000000
                y = stream.read a 0 77
                task.return y""")).isEqualTo(77 << 4);
    }

    @Test
    void anInstanceMayReadTheNumbersThatItWrites() {
        for (String type : List.of("u16", "s64", "f32", "f64", "u32")) {
            assertThat(result("""
                    a b = stream<T>.new
                    x = stream<T>.write b 64 2
                    y = stream<T>.read a 128 2
                    task.return y""".replace("T", type))).as(type).isEqualTo(2 << 4);
        }
    }

    @Test
    void anInstanceMayNotReadOtherValuesThatItWrites() {
        for (String type : List.of("string", "bool", "list<u8>", "tuple<u32>", "stream<u8>", "option<u32>")) {
            assertThat(trap("""
                    a b = stream<T>.new
                    x = stream<T>.write b 64 1
                    y = stream<T>.read a 128 1""".replace("T", type))).as(type)
                    .contains("cannot read from and write to intra-component");
        }
    }

    @Test
    void onlyAnIdleReadableEndIsGivenAway() {
        assertThat(trap("p = async give w")).contains("expected");
        assertThat(trap("x = stream<u8>.read r 64 4\np = async give r")).contains("busy");
        assertThat(trap("waitable.join r s\np = async give r")).contains("waitable set");
        assertThat(trap("stream<u8>.drop-writable w\nx = stream<u8>.read r 64 4\np = async give r"))
                .contains("cannot");
        assertThat(trap("p = async give r\nx = stream<u8>.read r 64 1")).as("it is gone")
                .contains("expected readable stream end but found subtask");
    }

    @Test
    void aStreamGoesFromGuestToGuest() {
        Guest reader = new Guest().stackful("read", "async func(s: stream<string>) -> string", """
                x = sync stream<string>.read s 64 4
                n = shr x 4
                last = sub n 1
                last = shl last 3
                p = add last 64
                q = add p 4
                p = load p
                q = load q
                stream<string>.drop-readable s
                task.return p q""");
        Guest writer = new Guest().imports("read", "async func(s: stream<string>) -> string").data(64, "onetwo")
                .stackful("run", "async func() -> string", """
                        r w = stream<string>.new
                        store 128 64
                        store 132 3
                        store 136 67
                        store 140 3
                        p = async read r 256
                        x = sync stream<string>.write w 128 2
                        t = shr p 4
                        s = waitable-set.new
                        waitable.join t s
                        e = waitable-set.wait s 512
                        stream<string>.drop-writable w
                        task.return [256] [260]""");
        assertThat(new Play(reader, writer).call("run")).isEqualTo("two");
    }

    @Test
    void handlesGoFromGuestToGuestInAStream() {
        Guest reader = new Guest().resource().stackful("read", "async func(s: stream<own<r>>) -> u32", """
                x = sync stream<own<r>>.read s 64 4
                resource.drop [64]
                task.return x""");
        Guest writer = new Guest().resource().imports("read", "async func(s: stream<own<r>>) -> u32")
                .stackful("run", "async func(o: own<r>, other: own<r>) -> u32", """
                        $o = o
                        r w = stream<own<r>>.new
                        store 128 o
                        store 132 other
                        p = async read r 256
                        x = sync stream<own<r>>.write w 128 2
                        t = shr p 4
                        s = waitable-set.new
                        waitable.join t s
                        e = waitable-set.wait s 512
                        task.return [256]""").sync("drop", "func()", "resource.drop $o");
        Play play = new Play(reader, writer);
        assertThat(play.call("run", play.resource("first"), play.resource("second"))).as("two").isEqualTo(0x20L);
        assertThat(play.destroyed()).containsExactly("first");
        assertThat(play.trap("drop")).as("it is the reader's").contains("handle index");
    }

    @Test
    void aStreamOfTheHostIsReadToItsEnd() {
        Guest guest = new Guest().stackful("sum", "async func(s: stream<u32>) -> u32", """
                sum = 0
                loop
                  x = sync stream<u32>.read s 64 1
                  dropped = and x 1
                  n = shr x 4
                  if n
                    sum = add sum [64]
                  end
                  more = eq dropped 0
                  if more
                    again
                  end
                end
                task.return sum""");
        assertThat(new Play(guest).call("sum", Sources.of(1L, 2L, 3L))).isEqualTo(6L);
        assertThat(new Play(guest).call("sum", Sources.of())).isEqualTo(0L);
    }

    @Test
    void theHostReadsAStreamToItsEnd() {
        Guest guest = new Guest().data(64, "hello").stackful("run", "async func() -> stream<u8>", """
                r w = stream<u8>.new
                task.return r
                x = sync stream<u8>.write w 64 2
                x = sync stream<u8>.write w 66 3
                stream<u8>.drop-writable w""");
        Play play = new Play(guest);
        Task task = play.begin("run");
        assertThat(task.isEnded()).as("it waits for its reader").isFalse();
        Sources.Sink sink = Sources.Sink.of(task.result());
        play.loop().drain();
        StringBuilder text = new StringBuilder();
        sink.elements.forEach(chunk -> text.append(new String((byte[]) chunk)));
        assertThat(text.toString()).isEqualTo("hello");
        assertThat(sink.isComplete()).isTrue();
        assertThat(task.isEnded()).isTrue();
    }

    @Test
    void aReaderOfTheHostThatCancelsIsADrop() {
        Guest guest = new Guest().stackful("run", "async func() -> stream<u32>", """
                r w = stream<u32>.new
                task.return r
                x = sync stream<u32>.write w 64 2
                $x = x""").sync("state", "func() -> u32", "return $x");
        Play play = new Play(guest);
        Task task = play.begin("run");
        Sources.Sink sink = Sources.Sink.cancelling(task.result());
        play.loop().drain();
        assertThat(play.call("state")).isEqualTo(1L);
        assertThat(sink.elements).isEmpty();
    }

    @Test
    void aGuestThatDropsItsEndCancelsTheHosts() {
        Guest guest = new Guest().callback("run", "async func(s: stream<u32>)", """
                stream<u32>.drop-readable s
                task.return
                exit""", "trap");
        Play play = new Play(guest);
        Sources.Source source = Sources.open(1L);
        play.call("run", source);
        assertThat(source.isCancelled()).isTrue();
    }

    @Test
    void anEmptyReadOfTheHostsStreamWaitsForIt() {
        Guest guest = new Guest().stackful("run", "async func(s: stream<u32>) -> u32", """
                x = sync stream<u32>.read s 64 0
                y = sync stream<u32>.read s 64 4
                x = shl x 8
                x = or x y
                task.return x""");
        Play play = new Play(guest);
        Sources.Source source = Sources.open();
        Task task = play.begin("run", source);
        assertThat(task.isResolved()).isFalse();
        source.next(7L);
        play.loop().drain();
        assertThat(task.result()).as("nothing, then one").isEqualTo(0x010L);
    }

    @Test
    void anEmptyWriteToTheHostTellsThatItReads() {
        Guest guest = new Guest().stackful("run", "async func() -> stream<u32>", """
                r w = stream<u32>.new
                task.return r
                $x = sync stream<u32>.write w 64 0
                $done = 1
                y = sync stream<u32>.write w 64 2
                stream<u32>.drop-writable w""").sync("done", "func() -> u32", "return $done");
        Play play = new Play(guest);
        Object stream = play.begin("run").result();
        assertThat(play.call("done")).isEqualTo(0L);
        Sources.Sink sink = Sources.Sink.of(stream);
        play.loop().drain();
        assertThat(play.call("done")).isEqualTo(1L);
        assertThat(sink.elements).containsExactly(0L, 0L);
        assertThat(sink.isComplete()).isTrue();
    }

    @Test
    void aGuestMayGoOnWithPartOfWhatTheHostHas() {
        Guest guest = new Guest().stackful("run", "async func(s: stream<u8>) -> u32", """
                x = sync stream<u8>.read s 64 2
                y = sync stream<u8>.read s 66 1
                z = sync stream<u8>.read s 67 9
                x = shl x 12
                y = shl y 8
                x = or x y
                x = or x z
                task.return x""");
        assertThat(new Play(guest).call("run", Sources.of(new byte[]{1, 2, 3, 4, 5})))
                .as("two, one, the rest, and that there is no more").isEqualTo((2L << 16) + (1 << 12) + (2 << 4) + 1);
    }

    @Test
    void aStreamOfTheHostThatFailsEndsForItsReader() {
        Guest guest = new Guest().stackful("run", "async func(s: stream<u32>) -> u32", """
                x = sync stream<u32>.read s 64 4
                task.return x""");
        Play play = new Play(guest);
        Sources.Source source = Sources.open();
        Task task = play.begin("run", source);
        source.fail(new IllegalStateException("broken"));
        play.loop().drain();
        assertThat(task.isSettled()).isTrue();
    }

    @Test
    void aStreamWhoseGuestTrapsFailsForTheHost() {
        Guest guest = new Guest().imports("ask", "async func()").stackful("run", "async func() -> stream<u32>", """
                r w = stream<u32>.new
                task.return r
                ask
                trap""");
        Play play = new Play(guest).later("ask");
        Sources.Sink sink = Sources.Sink.of(play.begin("run").result());
        play.answer(null);
        assertThat(sink.isComplete()).isFalse();
        assertThat(sink.error()).hasMessageContaining("unreachable");
    }
}
