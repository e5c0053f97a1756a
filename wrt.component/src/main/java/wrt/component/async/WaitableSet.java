// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;

/**
 * A set of waitables that can be waited for together. Events come in the order in which they became pending.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Waitable State" ({@code WaitableSet}).
 */
public final class WaitableSet {

    // Holds those with an event, and some that had one: whoever leaves the set or is asked directly stays in here until
    // it is met.
    private final ArrayDeque<Waitable> ready = new ArrayDeque<>(2);
    private final List<Waiter> waiters = new ArrayList<>(1);
    private int size;

    /** Number of waitables. */
    public int size() {
        return size;
    }

    void add(Waitable waitable) {
        size++;
        if (waitable.hasPendingEvent()) {
            pending(waitable);
        }
    }

    void remove(Waitable waitable) {
        size--;
        if (waitable.queued) {
            ready.remove(waitable);
            waitable.queued = false;
        }
    }

    void pending(Waitable waitable) {
        if (!waitable.queued) {
            waitable.queued = true;
            ready.add(waitable);
        }
        for (int i = 0; i < waiters.size(); i++) {
            waiters.get(i).poke();
        }
    }

    private @Nullable Waitable first() {
        for (Waitable next = ready.peek(); next != null; next = ready.peek()) {
            if (next.hasPendingEvent()) {
                return next;
            }
            ready.remove();
            next.queued = false;
        }
        return null;
    }

    /** Whether one of them has an event. */
    public boolean hasPendingEvent() {
        return first() != null;
    }

    /** Delivers the first event, or {@link Event#NONE}. */
    public long takeEvent() {
        Waitable waitable = first();
        if (waitable == null) {
            return Event.of(Event.NONE);
        }
        ready.remove();
        waitable.queued = false;
        return waitable.takeEvent();
    }

    /** Someone waits for an event. */
    public void addWaiter(Waiter waiter) {
        waiters.add(waiter);
    }

    /** Someone stops waiting. */
    public void removeWaiter(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** Checks that the set can go: it is empty and nobody waits. */
    public void checkDrop() {
        if (size > 0) {
            throw new ComponentTrapException("cannot drop non-empty waitable set");
        }
        if (!waiters.isEmpty()) {
            throw new ComponentTrapException("cannot drop waitable set with waiters");
        }
    }
}
