// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one task, and those of them that can go on, in the order in which they became ready.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code Task.threads}).
 */
final class ThreadList {

    private final List<Thread> threads = new ArrayList<>(1);
    private final ArrayDeque<Thread> ready = new ArrayDeque<>(1);
    private boolean announced;

    void add(Thread thread) {
        threads.add(thread);
    }

    /** Removes a thread; the result is how many are left. */
    int remove(Thread thread) {
        threads.remove(thread);
        return threads.size();
    }

    boolean isEmpty() {
        return threads.isEmpty();
    }

    /** Adds a thread that can go on. */
    void ready(Thread thread) {
        ready.add(thread);
    }

    /** Whether the scheduler has to be told that threads can go on; the caller does. */
    boolean isToBeAnnounced() {
        boolean news = !announced && !ready.isEmpty();
        announced |= news;
        return news;
    }

    /** What was announced begins. */
    void begun() {
        announced = false;
    }

    /** Takes the first thread that can still go on. */
    @Nullable
    Thread nextReady() {
        for (Thread next = ready.poll(); next != null; next = ready.poll()) {
            next.taken();
            if (next.isReady()) {
                return next;
            }
            next.poke(); // what it waits for was taken by another one: it is told again
        }
        return null;
    }

    /** The first thread that takes a cancellation now, but not the implicit one if it would need exclusive use. */
    @Nullable
    Thread firstCancellable(Task task) {
        Thread implicit = task.implicitThread();
        EntryGate gate = task.instance().gate();
        boolean excluded = task.needsExclusive() && !gate.isOpen() && !gate.isHeldBy(implicit);
        for (Thread each : threads) {
            if (each.isCancellable() && !(excluded && each == implicit)) {
                return each;
            }
        }
        return null;
    }

    /** What they wait for may have happened. */
    void poke() {
        threads.forEach(Thread::poke);
    }

    /** No thread goes on any more. */
    void abandon() {
        threads.forEach(Thread::end);
        threads.clear();
        ready.clear();
    }
}
