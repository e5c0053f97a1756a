// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.component.HostResource;
import wrt.component.Task;

/** Handles across async calls: how long a lent handle is lent, and when a borrowed one is given back. */
class BorrowScopeTest {

    private static Guest guest() {
        return new Guest().resource().imports("use", "async func(b: borrow<r>)")
                .imports("take", "async func(o: own<r>)");
    }

    private static Play play(Guest guest) {
        return new Play(guest).later("use").later("take");
    }

    @Test
    void aLentHandleCannotBeDropped() {
        Play play = play(guest().stackful("run", "async func(o: own<r>)", """
                p = async use o
                resource.drop o"""));
        assertThat(play.trap("run", play.resource(1))).contains("cannot remove owned resource while borrowed");
    }

    @Test
    void aLentHandleCannotBeGivenAway() {
        Play play = play(guest().stackful("run", "async func(o: own<r>)", """
                p = async use o
                p = async take o"""));
        assertThat(play.trap("run", play.resource(1))).contains("cannot remove owned resource while borrowed");
    }

    @Test
    void aLentHandleCannotBeReturned() {
        Play play = play(guest().callback("run", "async func(o: own<r>) -> own<r>", """
                p = async use o
                task.return o
                exit""", "trap"));
        assertThat(play.trap("run", play.resource(1))).contains("cannot remove owned resource while borrowed");
    }

    @Test
    void aLentHandleMayBeLentAgain() {
        Play play = play(guest().stackful("run", "async func(o: own<r>)", """
                p = async use o
                p = async use o
                task.return"""));
        play.call("run", play.resource(1));
        assertThat(play.asked()).hasSize(2);
    }

    @Test
    void aHandleIsLentUntilTheCallerKnowsThatTheCallIsResolved() {
        Guest guest = guest().imports("ask", "async func()").stackful("run", "async func(o: own<r>)", """
                p = async use o
                ask
                resource.drop o""");
        Play play = play(guest).later("ask");
        Task task = play.begin("run", play.resource(1));
        play.answer(null);
        play.answer(null);
        assertThat(Play.trapOf(task)).contains("cannot remove owned resource while borrowed");
    }

    @Test
    void afterItsEventAHandleIsTheCallersAgain() {
        Play play = play(guest().stackful("run", "async func(o: own<r>)", """
                p = async use o
                t = shr p 4
                s = waitable-set.new
                waitable.join t s
                e = waitable-set.wait s 64
                resource.drop o
                task.return"""));
        Task task = play.begin("run", play.resource("mine"));
        play.answer(null);
        assertThat(task.failure()).isNull();
        assertThat(play.destroyed()).containsExactly("mine");
    }

    @Test
    void aCancelledCallGivesItsLoansBack() {
        Play play = play(guest().stackful("run", "async func(o: own<r>)", """
                p = async use o
                t = shr p 4
                x = subtask.cancel t
                resource.drop o
                task.return"""));
        play.call("run", play.resource("mine"));
        assertThat(play.destroyed()).containsExactly("mine");
    }

    @Test
    void aSynchronousCallGivesItsLoansBack() {
        Play play = play(guest().stackful("run", "async func(o: own<r>)", """
                use o
                resource.drop o
                task.return"""));
        Task task = play.begin("run", play.resource("mine"));
        assertThat(play.destroyed()).isEmpty();
        play.answer(null);
        assertThat(play.destroyed()).containsExactly("mine");
        assertThat(task.failure()).isNull();
    }

    @Test
    void aHandleIsLentWhileACallWaitsSynchronously() {
        Guest guest = guest().stackful("run", "async func(o: own<r>)", """
                $o = o
                use o""").sync("drop", "func()", "resource.drop $o");
        Play play = play(guest);
        play.begin("run", play.resource(1));
        assertThat(play.trap("drop")).contains("cannot remove owned resource while borrowed");
    }

    @Test
    void aCallThatQueuesHasNotBorrowedYet() {
        Guest callee = new Guest().resource().sync("close", "func()", "backpressure.inc")
                .callback("slow", "async func(b: borrow<r>)", "trap", "trap");
        Guest caller = new Guest().resource().imports("close", "func()").imports("slow", "async func(b: borrow<r>)")
                .stackful("run", "async func(o: own<r>)", """
                        close
                        p = async slow o
                        resource.drop o
                        task.return""");
        Play play = new Play(callee, caller);
        play.call("run", play.resource("mine"));
        assertThat(play.destroyed()).containsExactly("mine");
    }

    @Test
    void aBorrowedHandleIsTheCalleesUntilItDropsIt() {
        Guest callee = new Guest().resource().imports("ask", "async func()")
                .stackful("hold", "async func(b: borrow<r>)", """
                        ask
                        resource.drop b
                        task.return""");
        Guest caller = new Guest().resource().imports("hold", "async func(b: borrow<r>)")
                .stackful("run", "async func(o: own<r>)", """
                        hold o
                        resource.drop o
                        task.return""");
        Play play = new Play(callee, caller).later("ask");
        Task task = play.begin("run", play.resource("mine"));
        play.answer(null);
        assertThat(task.failure()).isNull();
        assertThat(play.destroyed()).containsExactly("mine");
    }

    @Test
    void aSynchronousLiftDropsWhatItBorrowed() {
        Play play = play(guest().sync("run", "async func(b: borrow<r>)", "").sync("plain", "func(b: borrow<r>)", ""));
        assertThat(play.trap("run", play.resource(1))).contains("borrow handles still remain");
        Play other = play(guest().sync("plain", "func(b: borrow<r>)", ""));
        assertThat(other.trap("plain", other.resource(1))).contains("borrow handles still remain");
    }

    @Test
    void whatTheHostLendsToAnAsyncCallStaysOpenAndIsTheHostsAgain() {
        Play play = play(guest().imports("ask", "async func()").stackful("run", "async func(b: borrow<r>)", """
                ask
                resource.drop b
                task.return""")).later("ask");
        HostResource mine = (HostResource) play.resource("mine");
        Task task = play.begin("run", mine);
        assertThat(mine.isOpen()).isTrue();
        play.answer(null);
        assertThat(task.failure()).isNull();
        assertThat(mine.isOpen()).isTrue();
        mine.close();
        assertThat(play.destroyed()).containsExactly("mine");
    }

    @Test
    void aBorrowedHandleCannotBeGivenAway() {
        Play play = play(guest().stackful("run", "async func(b: borrow<r>)", "p = async take b"));
        assertThat(play.trap("run", play.resource(1))).contains("borrow");
    }

    @Test
    void aBorrowedHandleMayBeLentOn() {
        Play play = play(guest().stackful("run", "async func(b: borrow<r>)", """
                use b
                resource.drop b
                task.return"""));
        Task task = play.begin("run", play.resource(1));
        play.answer(null);
        assertThat(task.failure()).isNull();
        assertThat(play.destroyed()).isEmpty();
    }
}
