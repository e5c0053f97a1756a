// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

import org.jspecify.annotations.Nullable;

/**
 * Something that has events: a subtask, or an end of a stream or future.
 *
 * <p>At most one event is pending, and what it says is computed when it is delivered: a later event overtakes an earlier
 * one that nobody has seen.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Waitable State" ({@code Waitable}).
 */
public abstract class Waitable {

    private boolean pending;
    private @Nullable WaitableSet set;
    private @Nullable Waiter syncWaiter;
    boolean queued;

    /** Made by the two kinds of waitables. */
    protected Waitable() {
    }

    /** What the pending event says; called once, when it is delivered. */
    protected abstract long deliver();

    /** What it is, for messages: as in "subtask" or "readable stream end". */
    public abstract String kind();

    /** Whether an event is pending. */
    public final boolean hasPendingEvent() {
        return pending;
    }

    /** There is something to tell. */
    public final void setPendingEvent() {
        pending = true;
        Waiter waiter = syncWaiter;
        if (waiter != null) {
            waiter.poke();
        }
        if (set != null) {
            set.pending(this);
        }
    }

    /** Delivers the pending event. */
    public final long takeEvent() {
        pending = false;
        return deliver();
    }

    /** The set that it is in. */
    public final @Nullable WaitableSet set() {
        return set;
    }

    /** Whether a thread waits for this one synchronously. */
    public final boolean hasSyncWaiter() {
        return syncWaiter != null;
    }

    /** Begins or, with null, ends a synchronous wait. */
    public final void syncWaiter(@Nullable Waiter waiter) {
        syncWaiter = waiter;
    }

    /** Leaves the set that it is in, and enters another one, if any. */
    public final void join(@Nullable WaitableSet into) {
        WaitableSet from = set;
        if (from != null) {
            from.remove(this);
        }
        set = into;
        if (into != null) {
            into.add(this);
        }
    }
}
