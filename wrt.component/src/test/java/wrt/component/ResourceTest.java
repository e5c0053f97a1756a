// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import wrt.api.value.ResourceValue;
import wrt.core.TrapException;

class ResourceTest {

    private final ComponentInstance guest = Guests.instantiate("resources");

    private Object call(String function, Object... args) {
        return guest.function(function).call(args);
    }

    private ResourceValue make(int rep) {
        return (ResourceValue) call("make", rep);
    }

    @Test
    void indicesBeginAtOneAndTheLastFreedComesFirst() {
        assertThat(call("new-handle", 10)).isEqualTo(1L);
        assertThat(call("new-handle", 20)).isEqualTo(2L);
        assertThat(call("new-handle", 30)).isEqualTo(3L);
        call("drop-handle", 1);
        call("drop-handle", 3);
        assertThat(call("new-handle", 40)).isEqualTo(3L);
        assertThat(call("new-handle", 50)).isEqualTo(1L);
        assertThat(call("new-handle", 60)).isEqualTo(4L);
    }

    @Test
    void theImplementerGetsTheRepresentation() {
        ResourceValue r = make(77);
        assertThat(call("rep", r)).isEqualTo(77L);
        assertThat(r.isOpen()).isTrue();
        assertThat(r.typeName()).isEqualTo("r");
    }

    @Test
    void passingAnOwnTransfersIt() {
        ResourceValue r = make(5);
        assertThat(call("handle", r)).isEqualTo(1L);
        assertThat(r.isOpen()).isFalse();
        assertThatThrownBy(() -> call("rep", r)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is closed");
        assertThat(call("rep-of-handle", 1)).isEqualTo(5L);
        assertThat(guest.poisoned()).isFalse();
    }

    @Test
    void closingRunsTheDestructorOnce() {
        ResourceValue r = make(9);
        r.close();
        r.close();
        assertThat(r.isOpen()).isFalse();
        assertThat(call("dropped")).isEqualTo(1L);
        assertThat(call("last")).isEqualTo(9L);
    }

    @Test
    void droppingAnOwnedHandleRunsTheDestructor() {
        call("new-handle", 8);
        call("drop-handle", 1);
        assertThat(call("last")).isEqualTo(8L);
    }

    @Test
    void closingGoesThroughTheOwner() {
        Queue<Runnable> inbox = new ArrayDeque<>();
        guest.store().runAsOwnerThrough(inbox::add);
        ResourceValue r = make(9);
        r.close();
        assertThat(r.isOpen()).isFalse();
        assertThat(call("dropped")).isEqualTo(0L);
        inbox.remove().run();
        assertThat(call("dropped")).isEqualTo(1L);
    }

    @Test
    void twoBorrowsOfOneResourceAreFine() {
        ResourceValue r = make(4);
        assertThat(call("sum", r, r)).isEqualTo(8L);
    }

    @Test
    void unknownHandlesTrap() {
        assertThatThrownBy(() -> call("drop-handle", 1)).hasMessage("unknown handle index 1");
        ComponentInstance second = Guests.instantiate("resources");
        assertThatThrownBy(() -> second.function("own-handle").call(0)).hasMessage("unknown handle index 0");
        ComponentInstance third = Guests.instantiate("resources");
        assertThatThrownBy(() -> third.function("rep-of-handle").call(0xFFFF_FFFFL))
                .hasMessage("unknown handle index 4294967295");
    }

    @Test
    void droppingTwiceTraps() {
        call("new-handle", 1);
        call("drop-handle", 1);
        assertThatThrownBy(() -> call("drop-handle", 1)).hasMessage("unknown handle index 1");
    }

    @Test
    void handlesOfOtherTypesTrap() {
        call("new-handle-q", 1);
        assertThatThrownBy(() -> call("drop-handle", 1)).hasMessage("handle index 1 used with the wrong type, expected "
                + "guest-defined resource but found a different guest-defined resource");
    }

    @Test
    void resourcesOfAnotherTypeOrInstanceAreRejectedBeforeTheCall() {
        ResourceValue q = (ResourceValue) call("make-q", 1);
        assertThatThrownBy(() -> call("rep", q)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a resource r");
        ResourceValue foreign = (ResourceValue) Guests.instantiate("resources").function("make").call(1);
        assertThatThrownBy(() -> call("rep", foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThat(guest.poisoned()).isFalse();
        assertThat(foreign.isOpen()).isTrue();
    }

    @Test
    void destructorThatTrapsPoisons() {
        ResourceValue r = make(666);
        assertThatThrownBy(r::close).isInstanceOf(TrapException.class);
        assertThat(guest.poisoned()).isTrue();
    }

    @Test
    void resourcesDieWithTheirInstance() {
        ResourceValue r = make(1);
        guest.close();
        assertThat(r.isOpen()).isFalse();
        r.close();
        assertThatThrownBy(() -> call("dropped")).hasMessage("wasm trap: cannot enter component instance");
    }

    @Test
    void handleTableHasALimit() {
        Store store = Store.synchronous(100, Choice.FIRST, new StoreLimits(3, 1000));
        ComponentInstance small = new Linker().instantiate(store, Guests.load("resources"));
        for (int i = 1; i <= 3; i++) {
            assertThat(small.function("new-handle").call(i)).isEqualTo((long) i);
        }
        assertThatThrownBy(() -> small.function("new-handle").call(4))
                .hasMessage("handle table is full: its limit is 3");
    }
}
