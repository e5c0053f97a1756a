// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;

/**
 * The waiting threads of an instance in the order in which they began to wait.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Embedding API" ({@code Store.waiting}), here by instance.
 */
final class WaitingThreads {

    private @Nullable Thread first;
    private @Nullable Thread last;

    void add(Thread thread) {
        thread.previousWaiting = last;
        if (last == null) {
            first = thread;
        } else {
            last.nextWaiting = thread;
        }
        last = thread;
    }

    /** Removes a thread, if it is in here. */
    void remove(Thread thread) {
        Thread before = thread.previousWaiting;
        Thread behind = thread.nextWaiting;
        if (before == null && first != thread) {
            return;
        }
        if (before == null) {
            first = behind;
        } else {
            before.nextWaiting = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.previousWaiting = before;
        }
        thread.previousWaiting = null;
        thread.nextWaiting = null;
    }

    /**
     * The first thread that can go on while a function that is not async blocks: of the threads that have entered, any that
     * does not use the memory in which the blocked one has its stack, so no implicit thread of a task that needs exclusive
     * use.
     */
    @Nullable
    Thread firstBesides(Thread blocked) {
        for (Thread each = first; each != null; each = each.nextWaiting) {
            boolean excluded = each.task().needsExclusive() && each == each.task().implicitThread();
            if ((each == blocked || !excluded) && each.hasEntered() && each.isReady()) {
                return each;
            }
        }
        return null;
    }

    @Nullable
    Thread first() {
        return first;
    }
}
