// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.Lends;
import wrt.component.async.Event;
import wrt.component.async.Waitable;

/**
 * The caller's side of a call: how far it is, and what was lent for it.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Subtask State".
 */
final class Subtask extends Waitable {

    /** How far the call is; the ordinals are those of the binary interface. */
    enum State {
        STARTING, STARTED, RETURNED, CANCELLED_BEFORE_STARTED, CANCELLED_BEFORE_RETURNED
    }

    /** Asks the callee for cancellation. */
    @FunctionalInterface
    interface OnCancel {

        /** From an instance that is running. */
        void request(RuntimeInstance caller);
    }

    private static final Lends NOTHING = new Lends();

    private final Lends lends = new Lends();
    private State state = State.STARTING;
    private boolean delivered;
    private boolean cancellationRequested;
    private @Nullable OnCancel onCancel;
    private int handle;

    /** For the side of a call that never lends. */
    static Lends nothingLent() {
        return NOTHING;
    }

    Lends lends() {
        return lends;
    }

    State state() {
        return state;
    }

    /**
     * What an asynchronous lower returns: the state alone if the call is resolved, else the subtask enters the caller's
     * table too, and progress is an event from now on.
     */
    long packed(RuntimeInstance caller, OnCancel cancel) {
        if (isResolved()) {
            deliverResolve();
            return state.ordinal();
        }
        handle = caller.handles().add(this);
        onCancel = cancel;
        return Integer.toUnsignedLong(state.ordinal() | handle << 4);
    }

    boolean isResolved() {
        return state.compareTo(State.STARTED) > 0;
    }

    boolean isResolveDelivered() {
        return delivered;
    }

    void started() {
        state = State.STARTED;
        progress();
    }

    /** The call has its result, which was lowered. */
    void resolved() {
        state = State.RETURNED;
        progress();
    }

    /** The callee confirmed the cancellation. */
    void cancelled() {
        state = state == State.STARTING ? State.CANCELLED_BEFORE_STARTED : State.CANCELLED_BEFORE_RETURNED;
        progress();
    }

    private void progress() {
        if (handle != 0 || hasSyncWaiter()) {
            setPendingEvent();
        }
    }

    void deliverResolve() {
        delivered = true;
        lends.giveBack();
    }

    /** The call has returned synchronously. */
    void returned() {
        state = State.RETURNED;
        deliverResolve();
    }

    @Override
    protected long deliver() {
        if (isResolved()) {
            deliverResolve();
        }
        return Event.of(Event.SUBTASK, handle, state.ordinal());
    }

    /** Asks for cancellation, once. */
    void requestCancellation(RuntimeInstance caller) {
        cancellationRequested = true;
        OnCancel cancel = onCancel;
        if (cancel != null) {
            cancel.request(caller);
        }
    }

    boolean isCancellationRequested() {
        return cancellationRequested;
    }

    /** Gives the subtask up. */
    void drop() {
        if (!delivered) {
            throw new ComponentTrapException("cannot drop a subtask which has not yet resolved");
        }
        join(null);
    }

    @Override
    public String kind() {
        return "subtask";
    }
}
