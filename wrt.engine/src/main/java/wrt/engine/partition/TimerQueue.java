// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Arrays;
import wrt.api.platform.Parker;

/**
 * The armed timers of a partition, the next one first: a binary heap in which each timer knows its place, so that
 * disarming needs no search.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class TimerQueue {

    // Moments are compared by their difference, as the monotonic clock may pass the end of its range.

    private Timer[] heap = new Timer[16];
    private int size;

    void arm(Timer timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        size++;
        up(timer, size - 1);
    }

    @SuppressWarnings("NullAway") // what lies beyond the size is never read
    void disarm(Timer timer) {
        if (!timer.isArmed()) {
            return;
        }
        int hole = timer.index();
        timer.disarmed();
        size--;
        Timer last = heap[size];
        heap[size] = null;
        if (hole < size) {
            if (hole > 0 && before(last, heap[(hole - 1) / 2])) {
                up(last, hole);
            } else {
                down(last, hole);
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The moment of the next timer, or {@link Parker#FOREVER}. */
    long next() {
        return size == 0 ? Parker.FOREVER : heap[0].deadlineNanos();
    }

    /** Whether the next timer is to be fired. */
    boolean isDue(long nowNanos) {
        return size > 0 && heap[0].deadlineNanos() - nowNanos <= 0;
    }

    /** Whether the next timer comes before a moment, which may be {@link Parker#FOREVER}. */
    boolean isBefore(long deadlineNanos) {
        return size > 0 && (deadlineNanos == Parker.FOREVER || heap[0].deadlineNanos() - deadlineNanos < 0);
    }

    /** Fires what is due. */
    void fire(long nowNanos) {
        while (isDue(nowNanos)) {
            Timer due = heap[0];
            disarm(due);
            due.fire();
        }
    }

    private void up(Timer timer, int from) {
        int at = from;
        while (at > 0 && before(timer, heap[(at - 1) / 2])) {
            place(heap[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }
        place(timer, at);
    }

    private void down(Timer timer, int from) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], timer)) {
                break;
            }
            place(heap[child], at);
            at = child;
        }
        place(timer, at);
    }

    private void place(Timer timer, int at) {
        heap[at] = timer;
        timer.index(at);
    }

    private static boolean before(Timer a, Timer b) {
        return a.deadlineNanos() - b.deadlineNanos() < 0;
    }
}
