// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for one thing, the most urgent first, and in the order of their waits within one priority.
 *
 * <p>Concurrency: guarded by the monitor of what they wait for.
 */
final class Waiters {

    private final List<Waiter> waiting = new ArrayList<>(2);

    /** Lines up the calling thread. */
    Waiter add() {
        Waiter waiter = new Waiter();
        add(waiter);
        return waiter;
    }

    /** Lines up a waiter that may stand in other lines too. */
    void add(Waiter waiter) {
        int at = waiting.size();
        while (at > 0 && waiting.get(at - 1).priority() < waiter.priority()) {
            at--;
        }
        waiting.add(at, waiter);
    }

    /** Takes a waiter out; false if it was woken already. */
    boolean remove(Waiter waiter) {
        return waiting.remove(waiter);
    }

    /** Wakes the first, if there is one. */
    @Nullable
    Waiter wakeFirst() {
        if (waiting.isEmpty()) {
            return null;
        }
        Waiter first = waiting.removeFirst();
        first.wake();
        return first;
    }

    void wakeAll() {
        waiting.forEach(Waiter::wake);
        waiting.clear();
    }
}
