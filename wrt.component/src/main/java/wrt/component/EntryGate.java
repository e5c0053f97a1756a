// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Who may begin or go on in an instance: backpressure, and exclusive use by one task at a time.
 *
 * <p>Tasks of synchronous lifts and of lifts with a callback need exclusive use while their code runs. Whoever cannot
 * have it waits in a queue of its kind; when that changes, the first of each queue is told.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Component Instances" and "Tasks" ({@code backpressure},
 * {@code exclusive_thread}, {@code num_waiting_to_enter}).
 */
final class EntryGate {

    private final ArrayDeque<Thread> enteringExclusively = new ArrayDeque<>(0);
    private final ArrayDeque<Thread> entering = new ArrayDeque<>(0);
    private final ArrayDeque<Thread> waitingInside = new ArrayDeque<>(0);
    private int backpressure;
    private @Nullable Thread exclusive;

    void addBackpressure() {
        if (++backpressure == 1 << 16) {
            throw new ComponentTrapException("backpressure counter overflow");
        }
    }

    void removeBackpressure() {
        if (--backpressure < 0) {
            throw new ComponentTrapException("backpressure counter underflow");
        }
        if (backpressure == 0) {
            tellFirst();
        }
    }

    boolean admits(Task task) {
        return backpressure == 0 && (!task.needsExclusive() || exclusive == null);
    }

    /** Whether nobody has exclusive use. */
    boolean isOpen() {
        return exclusive == null;
    }

    /** Who has exclusive use. */
    @Nullable
    Thread holder() {
        return exclusive;
    }

    boolean isHeldBy(Thread thread) {
        return exclusive == thread;
    }

    boolean hasQueue() {
        return !entering.isEmpty() || !enteringExclusively.isEmpty();
    }

    void acquire(Thread thread) {
        exclusive = thread;
    }

    void release() {
        exclusive = null;
        tellFirst();
    }

    /** A new task queues. */
    void enqueue(Thread thread) {
        queue(thread.task()).add(thread);
    }

    /** A new task goes on, or gives up. */
    void dequeue(Thread thread) {
        queue(thread.task()).remove(thread);
        tellFirst();
    }

    private ArrayDeque<Thread> queue(Task task) {
        return task.needsExclusive() ? enteringExclusively : entering;
    }

    /** A task that is inside could go on but for exclusive use. */
    void awaitInside(Thread thread) {
        if (!thread.inGateQueue) {
            thread.inGateQueue = true;
            waitingInside.add(thread);
        }
    }

    private void tellFirst() {
        if (exclusive == null) {
            // Those that went on otherwise are met here.
            for (Thread next = waitingInside.poll(); next != null; next = waitingInside.poll()) {
                next.inGateQueue = false;
                if (next.pokeInside()) {
                    break;
                }
            }
            tell(enteringExclusively);
        }
        tell(entering);
    }

    private static void tell(ArrayDeque<Thread> queue) {
        Thread first = queue.peek();
        if (first != null) {
            first.poke();
        }
    }
}
