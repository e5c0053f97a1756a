// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;

/**
 * The threads of one task, in the order in which they were made, and those of them that can go on, in the order in which
 * they became ready.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code Task.threads}).
 */
final class TaskThreads {

    private final Task task;

    // Chained through the threads themselves, as there are as many of these as calls that wait.
    private @Nullable Thread first;
    private @Nullable Thread last;
    private @Nullable Thread firstReady;
    private @Nullable Thread lastReady;
    private boolean announced;
    private boolean cancellationWaits;

    TaskThreads(Task task) {
        this.task = task;
    }

    /** A thread begins: it gets an index. */
    static void register(Thread thread) {
        Task task = thread.task();
        task.threads().add(thread);
        thread.index(task.instance().threads().add(thread));
    }

    /** A thread ends. */
    static void unregister(Thread thread) {
        Task task = thread.task();
        task.instance().threads().remove(thread.index());
        thread.end();
        task.threads().remove(thread);
        if (task.threads().isEmpty() && !task.isSettled()) {
            throw new ComponentTrapException("async-lifted export failed to produce a result");
        }
        Resolution.checkEnded(task);
    }

    /** The implicit thread of a call on its caller's stack begins. */
    static void registerInline(Task task) {
        RuntimeInstance in = task.instance();
        if (in.indexesThreads()) {
            Thread thread = task.implicitThread();
            thread.index(in.threads().add(thread));
        }
    }

    /** The implicit thread of a call on its caller's stack ends. */
    static void unregisterInline(Task task) {
        RuntimeInstance in = task.instance();
        if (in.indexesThreads()) {
            in.threads().remove(task.implicitThread().index());
        }
        TaskThreads known = task.threadsOrNull();
        if (known != null) {
            task.state(Task.State.RESOLVED);
            known.remove(task.implicitThread());
            Resolution.checkEnded(task);
        }
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(Thread thread) {
        Thread before = last;
        if (before == null) {
            first = thread;
        } else {
            before.nextInTask = thread;
        }
        last = thread;
    }

    void remove(Thread thread) {
        Thread before = null;
        for (Thread each = first; each != null; each = each.nextInTask) {
            if (each == thread) {
                unlink(before, each);
                return;
            }
            before = each;
        }
    }

    private void unlink(@Nullable Thread before, Thread thread) {
        Thread behind = thread.nextInTask;
        if (before == null) {
            first = behind;
        } else {
            before.nextInTask = behind;
        }
        if (behind == null) {
            last = before;
        }
        thread.nextInTask = null;
    }

    /** A thread can go on; the scheduler is told, unless it knows. */
    void ready(Thread thread) {
        Thread before = lastReady;
        if (before == null) {
            firstReady = thread;
        } else {
            before.nextReady = thread;
        }
        lastReady = thread;
        announce();
    }

    /** A cancellation by the embedder found the instance occupied: it is delivered when the others have left. */
    void cancelWhenOpen(RuntimeInstance[] entering) {
        RuntimeInstance.whenOpen(entering, () -> {
            if (task.state() == Task.State.PENDING_CANCEL) {
                cancellationWaits = true;
                announce();
            }
        });
    }

    private void announce() {
        if (!announced && (firstReady != null || cancellationWaits)) {
            announced = true;
            task.instance().store().scheduler().ready(task);
        }
    }

    /** Lets one thread go on that can. */
    void resumeReady() {
        announced = false;
        if (cancellationWaits) {
            cancellationWaits = false;
            if (task.state() == Task.State.PENDING_CANCEL) {
                Cancellation.requestByHost(task);
                announce();
                return;
            }
        }
        Thread next = nextReady();
        if (next == null) {
            return;
        }
        RuntimeInstance[] entering = task.instance().enteringFromHost();
        if (RuntimeInstance.mayEnter(entering)) {
            Resumption.byHost(task, entering, next, false);
        } else {
            // Another stack was taken off in the middle of the instance.
            RuntimeInstance.whenOpen(entering, next::poke);
        }
        announce();
    }

    private @Nullable Thread nextReady() {
        for (Thread next = poll(); next != null; next = poll()) {
            next.taken();
            if (next.isReady()) {
                return next;
            }
            next.poke(); // what it waits for was taken by another one: it is told again
        }
        return null;
    }

    private @Nullable Thread poll() {
        Thread next = firstReady;
        if (next != null) {
            firstReady = next.nextReady;
            next.nextReady = null;
            if (firstReady == null) {
                lastReady = null;
            }
        }
        return next;
    }

    /** The first thread that takes a cancellation now, but not the implicit one if it would need exclusive use. */
    @Nullable
    Thread firstCancellable() {
        Thread implicit = task.implicitThread();
        EntryGate gate = task.instance().gate();
        boolean excluded = task.needsExclusive() && !gate.isOpen() && !gate.isHeldBy(implicit);
        for (Thread each = first; each != null; each = each.nextInTask) {
            if (each.isCancellable() && !(excluded && each == implicit)) {
                return each;
            }
        }
        return null;
    }

    /** What they wait for may have happened. */
    void poke() {
        for (Thread each = first; each != null; each = each.nextInTask) {
            each.poke();
        }
    }

    /** No thread goes on any more. */
    void abandon() {
        for (Thread each = first; each != null; each = each.nextInTask) {
            each.end();
        }
        first = null;
        last = null;
        firstReady = null;
        lastReady = null;
    }
}
