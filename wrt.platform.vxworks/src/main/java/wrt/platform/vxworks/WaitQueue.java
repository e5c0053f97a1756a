// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a word, the most urgent first, by turn within one priority.
 *
 * <p>Concurrency: its monitor guards it.
 */
final class WaitQueue {

    /**
     * A thread that waits.
     *
     * @param semaphore on which it sleeps
     * @param priority which its carrier asked for
     */
    record Waiter(Semaphore semaphore, int priority) {
    }

    private final List<Waiter> waiters = new ArrayList<>();

    /** Lines a thread up, unless a condition says that it need not wait. */
    synchronized boolean add(Waiter waiter, BooleanSupplier mayWait) {
        if (!mayWait.getAsBoolean()) {
            return false;
        }
        ListIterator<Waiter> at = waiters.listIterator(waiters.size());
        while (at.hasPrevious()) {
            if (at.previous().priority() >= waiter.priority()) {
                at.next();
                break;
            }
        }
        at.add(waiter);
        return true;
    }

    /** Takes a thread out; false if somebody else did and gives its semaphore. */
    synchronized boolean remove(Waiter waiter) {
        return waiters.remove(waiter);
    }

    /** Takes out the first one. */
    synchronized @Nullable Waiter first() {
        return waiters.isEmpty() ? null : waiters.removeFirst();
    }

    /** Takes out all. */
    synchronized Deque<Waiter> all() {
        Deque<Waiter> all = new ArrayDeque<>(waiters);
        waiters.clear();
        return all;
    }
}
