// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Events of several waitables, rule by rule. */
class WaitableSetTest {

    private final WaitableSet set = new WaitableSet();

    private static final class Thing extends Waitable {

        private final int handle;
        private int payload;

        Thing(int handle) {
            this.handle = handle;
        }

        void happen(int what) {
            payload = what;
            setPendingEvent();
        }

        @Override
        protected long deliver() {
            return Event.of(Event.SUBTASK, handle, payload);
        }

        @Override
        public String kind() {
            return "thing";
        }
    }

    private Thing member(int handle) {
        Thing thing = new Thing(handle);
        thing.join(set);
        return thing;
    }

    @Test
    void eventsComeInTheirOrder() {
        Thing a = member(1);
        Thing b = member(2);
        b.happen(7);
        a.happen(8);
        assertThat(Event.handle(set.takeEvent())).isEqualTo(2);
        assertThat(Event.handle(set.takeEvent())).isEqualTo(1);
        assertThat(Event.code(set.takeEvent())).isEqualTo(Event.NONE);
    }

    @Test
    void aLaterEventOvertakesOneThatNobodySaw() {
        Thing a = member(1);
        a.happen(7);
        a.happen(8);
        assertThat(Event.payload(set.takeEvent())).isEqualTo(8);
        assertThat(set.hasPendingEvent()).isFalse();
    }

    @Test
    void whoJoinsWithAnEventBringsIt() {
        Thing a = new Thing(1);
        a.happen(7);
        a.join(set);
        assertThat(set.hasPendingEvent()).isTrue();
    }

    @Test
    void whoLeavesTakesItsEventAlong() {
        Thing a = member(1);
        a.happen(7);
        a.join(null);
        assertThat(set.hasPendingEvent()).isFalse();
        assertThat(a.hasPendingEvent()).isTrue();
    }

    @Test
    void whoJoinsAnotherSetLeavesTheFirst() {
        WaitableSet other = new WaitableSet();
        Thing a = member(1);
        a.join(other);
        a.happen(7);
        assertThat(set.hasPendingEvent()).isFalse();
        assertThat(other.hasPendingEvent()).isTrue();
        assertThat(set.size()).isZero();
    }

    @Test
    void anEventTakenDirectlyIsGoneFromTheSet() {
        Thing a = member(1);
        a.happen(7);
        a.takeEvent();
        assertThat(set.hasPendingEvent()).isFalse();
        a.happen(8);
        assertThat(Event.payload(set.takeEvent())).isEqualTo(8);
    }

    @Test
    void whoWaitsIsTold() {
        int[] told = {0};
        Waiter waiter = () -> told[0]++;
        set.addWaiter(waiter);
        Thing a = member(1);
        a.happen(7);
        assertThat(told[0]).isEqualTo(1);
        set.removeWaiter(waiter);
        a.happen(8);
        assertThat(told[0]).isEqualTo(1);
    }

    @Test
    void onlyAnEmptySetThatNobodyWaitsForCanGo() {
        Waiter waiter = () -> {
        };
        set.addWaiter(waiter);
        assertThatThrownBy(set::checkDrop).hasMessage("cannot drop waitable set with waiters");
        set.removeWaiter(waiter);
        Thing a = member(1);
        assertThatThrownBy(set::checkDrop).hasMessage("cannot drop non-empty waitable set");
        a.join(null);
        set.checkDrop();
    }

    @Test
    void anEventIsItsThreeParts() {
        long event = Event.of(Event.TASK_CANCELLED, (1 << 28) - 1, -1);
        assertThat(Event.code(event)).isEqualTo(Event.TASK_CANCELLED);
        assertThat(Event.handle(event)).isEqualTo((1 << 28) - 1);
        assertThat(Event.payload(event)).isEqualTo(-1);
    }
}
