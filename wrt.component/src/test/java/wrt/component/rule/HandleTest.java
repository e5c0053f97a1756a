// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wrt.component.HostResource;
import wrt.component.Linker;
import wrt.component.Loads;
import wrt.component.Loop;
import wrt.component.Choice;
import wrt.component.StoreLimits;
import wrt.component.Task;

/** The table of an instance: handles of every kind have numbers of their own, and whoever is gone makes room. */
class HandleTest {

    @Test
    void allKindsAreInOneTable() {
        Guest guest = new Guest().resource().imports("ask", "async func()").stackful("run",
                "async func(o: own<r>) -> u32", """
                        s = waitable-set.new
                        r w = stream<u8>.new
                        a b = future<u8>.new
                        p = async ask
                        t = shr p 4
                        e = error-context.new 0 0
                        sum = add o s
                        sum = add sum r
                        sum = add sum w
                        sum = add sum a
                        sum = add sum b
                        sum = add sum t
                        sum = add sum e
                        task.return sum""");
        Play play = new Play(guest).later("ask");
        assertThat(play.call("run", play.resource(1))).as("1 to 8").isEqualTo(36L);
    }

    @Test
    void threadsHaveATableOfTheirOwn() {
        Guest guest = new Guest().function("body", "c", "", "").stackful("run", "async func() -> u32", """
                s = waitable-set.new
                me = thread.index
                t = thread.new-indirect body 0
                u = waitable-set.new
                x = shl s 12
                me = shl me 8
                t = shl t 4
                x = or x me
                x = or x t
                x = or x u
                task.return x""");
        Play play = new Play(guest);
        assertThat(play.begin("run").result()).isEqualTo(0x1122L);
    }

    @Test
    void aNumberThatBecameFreeIsUsedAgain() {
        Guest guest = new Guest().sync("run", "func() -> u32", """
                a = waitable-set.new
                b = waitable-set.new
                waitable-set.drop a
                c = waitable-set.new
                same = eq a c
                return same""");
        assertThat(new Play(guest).call("run")).isEqualTo(1L);
    }

    @Test
    void zeroIsNoHandle() {
        for (String use : new String[]{"waitable-set.drop 0", "subtask.drop 0", "stream<u8>.drop-readable 0",
            "error-context.drop 0", "resource.drop 0", "thread.resume-later 0"}) {
            assertThat(new Play(new Guest().resource().sync("run", "func()", use)).trap("run")).as(use)
                    .contains("unknown");
        }
    }

    @Test
    void whoWasDroppedLeavesItsSet() {
        Guest guest = new Guest().sync("run", "func()", """
                s = waitable-set.new
                r w = stream<u8>.new
                waitable.join r s
                waitable.join w s
                stream<u8>.drop-readable r
                stream<u8>.drop-writable w
                waitable-set.drop s""");
        new Play(guest).call("run");
    }

    @Test
    void aFullTableTrapsAndNamesTheLimit() {
        Guest guest = new Guest().sync("run", "func()", """
                loop
                  s = waitable-set.new
                  again
                end""");
        Loop loop = new Loop(Choice.FIRST, m -> m.refill(1L << 40), new StoreLimits(8, 1 << 20));
        Task task = loop.begin(new Linker().instantiate(loop.store(), Loads.load(guest.component())).function("run"));
        assertThat(Play.trapOf(task)).contains("handle table is full: its limit is 8");
    }

    @Test
    void whatWasNotReadStaysTheWriters() {
        Guest reader = new Guest().resource().callback("read", "async func(s: stream<own<r>>)", """
                x = stream<own<r>>.read s 64 1
                stream<own<r>>.drop-readable s
                task.return
                exit""", "trap");
        Guest writer = new Guest().resource().imports("read", "async func(s: stream<own<r>>)")
                .stackful("run", "async func(a: own<r>, b: own<r>) -> u32", """
                        r w = stream<own<r>>.new
                        store 64 a
                        store 68 b
                        x = stream<own<r>>.write w 64 2
                        p = async read r
                        x = stream<own<r>>.cancel-write w
                        resource.drop b
                        task.return x""");
        Play play = new Play(reader, writer);
        assertThat(play.call("run", play.resource("first"), play.resource("second"))).as("one, dropped")
                .isEqualTo(0x11L);
        assertThat(play.destroyed()).containsExactly("second");
    }

    @Test
    void aWriteThatWasCancelledTookNothing() {
        Guest guest = new Guest().resource().stackful("run", "async func(o: own<r>)", """
                r w = future<own<r>>.new
                store 64 o
                x = future<own<r>>.write w 64
                x = future<own<r>>.cancel-write w
                resource.drop o
                task.return""");
        Play play = new Play(guest);
        play.call("run", play.resource("mine"));
        assertThat(play.destroyed()).containsExactly("mine");
    }

    @Test
    void resourcesOfAStreamGoFromTheHostToTheGuestThatReadsThem() {
        Guest guest = new Guest().resource().stackful("run", "async func(s: stream<own<r>>)", """
                x = sync stream<own<r>>.read s 64 1
                stream<own<r>>.drop-readable s
                resource.drop [64]
                task.return""");
        Play play = new Play(guest);
        HostResource unread = (HostResource) play.resource("unread");
        play.call("run", Sources.of(play.resource("read"), unread));
        assertThat(play.destroyed()).containsExactly("read");
        assertThat(unread.isOpen()).as("still the host's").isTrue();
    }

    @Test
    void resourcesOfAStreamGoFromAGuestToTheHost() {
        Guest guest = new Guest().resource().stackful("run", "async func(o: own<r>) -> stream<own<r>>", """
                r w = stream<own<r>>.new
                task.return r
                store 64 o
                x = sync stream<own<r>>.write w 64 1
                stream<own<r>>.drop-writable w""");
        Play play = new Play(guest);
        Object given = play.resource("given");
        Task task = play.begin("run", given);
        Sources.Sink sink = Sources.Sink.of(task.result());
        play.loop().drain();
        assertThat(sink.elements).singleElement().isSameAs(given);
        assertThat(((HostResource) given).isOpen()).as("the host's again").isTrue();
        assertThat(task.isEnded()).isTrue();
    }

    @Test
    void theResourceOfAFutureGoesToAGuestAndBack() throws Exception {
        Guest guest = new Guest().resource().stackful("run", "async func(f: future<own<r>>) -> future<own<r>>", """
                x = sync future<own<r>>.read f 64
                future<own<r>>.drop-readable f
                a b = future<own<r>>.new
                task.return a
                x = sync future<own<r>>.write b 64
                future<own<r>>.drop-writable b""");
        Play play = new Play(guest);
        Object given = play.resource("given");
        Object answer = play.call("run", CompletableFuture.completedFuture(given));
        play.loop().drain();
        assertThat(((CompletableFuture<?>) answer).get(10, TimeUnit.SECONDS)).isSameAs(given);
        assertThat(play.destroyed()).isEmpty();
    }

    @Test
    void aResourceThatTheHostHasClosedEndsTheStreamThatWasToBringIt() {
        Guest guest = new Guest().resource().stackful("run", "async func(s: stream<own<r>>) -> u32", """
                x = sync stream<own<r>>.read s 64 1
                task.return x""");
        Play play = new Play(guest);
        HostResource closed = (HostResource) play.resource("closed");
        closed.close();
        assertThat(play.call("run", Sources.of(closed))).as("none, dropped").isEqualTo(1L);
    }
}
