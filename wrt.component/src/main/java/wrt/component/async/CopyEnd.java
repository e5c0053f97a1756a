// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;

/**
 * One end of a stream or future, and the state machine of reading and writing. The two ends point at each other; whoever
 * holds one, a guest in its table or the host, uses it in the same way.
 *
 * <p>At most one side waits with a buffer. The other side's copy moves what fits, ends at once, and leaves the waiting
 * side's event growing until it is delivered. What the event says is decided then: {@code DROPPED} if the other end is
 * gone by then, else {@code CANCELLED} if that was asked for, else {@code COMPLETED}.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Stream State" and "Future State", with the simplification and the rules for
 * {@code DROPPED} and {@code CANCELLED} that the specification adopted in September 2026 (component-model pull request
 * 719).
 */
public final class CopyEnd extends Waitable {

    private enum State {
        IDLE, COPYING, CANCELLING_COPY, DONE
    }

    private final EndKind kind;
    private final ElementType element;
    private final CopyEnd other;
    private State state = State.IDLE;
    private boolean dropped;
    private @Nullable Throwable failure;
    private int handle;
    private @Nullable Listener listener;

    // The pending copy. While `offered`, the other side may move elements.
    private @Nullable Buffer buffer;
    private @Nullable Object owner;
    private boolean offered;

    /** What the host does when a copy of its end has ended. */
    @FunctionalInterface
    public interface Listener {

        /**
         * The copy has ended.
         *
         * @param result how
         * @param progress elements that were moved
         */
        void ended(CopyResult result, int progress);

        /** The opposite end is gone while no copy was under way. */
        default void otherGone() {
        }
    }

    private CopyEnd(EndKind kind, ElementType element) {
        this.kind = kind;
        this.element = element;
        this.other = new CopyEnd(this);
    }

    private CopyEnd(CopyEnd other) {
        this.kind = other.kind.opposite();
        this.element = other.element;
        this.other = other;
    }

    /** A new stream; the result is its readable end. */
    public static CopyEnd stream(ElementType element) {
        return new CopyEnd(EndKind.READABLE_STREAM, element);
    }

    /** A new future; the result is its readable end. */
    public static CopyEnd future(ElementType element) {
        return new CopyEnd(EndKind.READABLE_FUTURE, element);
    }

    /** The opposite end. */
    public CopyEnd other() {
        return other;
    }

    /** Which end it is. */
    public EndKind endKind() {
        return kind;
    }

    @Override
    public String kind() {
        return kind.toString();
    }

    /** What it carries. */
    public ElementType element() {
        return element;
    }

    /** Whether a copy is under way or its event is not delivered. */
    public boolean isCopying() {
        return state == State.COPYING || state == State.CANCELLING_COPY;
    }

    /**
     * Begins a copy, which was checked. Afterwards an event may be pending: then it has ended at once.
     *
     * @param handle named by the event
     * @param from where elements come from or go to
     * @param by whose copy it is
     */
    public void copy(int handle, Buffer from, Object by) {
        this.handle = handle;
        buffer = from;
        owner = by;
        state = State.COPYING;
        if (other.dropped) {
            end();
        } else if (other.offered) {
            meet();
        } else {
            offered = true;
        }
    }

    /** Checks that a copy may begin. */
    public void checkCanCopy() {
        switch (state) {
            case IDLE -> {
                // as it has to be
            }
            case COPYING, CANCELLING_COPY -> throw new ComponentTrapException(
                    "cannot have concurrent operations active on a future/stream");
            case DONE -> throw new ComponentTrapException(switch (kind) {
                case READABLE_STREAM -> "cannot read from stream after being notified that the writable end dropped";
                case WRITABLE_STREAM -> "cannot write to stream after being notified that the readable end dropped";
                case READABLE_FUTURE -> "cannot read from future after previous read succeeded";
                case WRITABLE_FUTURE ->
                    "cannot write to future after previous write succeeded or readable end dropped";
            });
        }
    }

    private void meet() {
        if (owner == other.owner && !element.isNoneOrNumber()) {
            throw new ComponentTrapException("cannot read from and write to intra-component " + kind.noun()
                    + " with non-numeric payload");
        }
        Buffer mine = Objects.requireNonNull(buffer);
        Buffer theirs = Objects.requireNonNull(other.buffer);
        if (theirs.remaining() > 0) {
            int count = Math.min(mine.remaining(), theirs.remaining());
            if (count > 0) {
                if (kind.isReadable()) {
                    theirs.moveTo(mine, count);
                } else {
                    mine.moveTo(theirs, count);
                }
                other.end();
            }
            end();
        } else if (!kind.isReadable() && mine.isZeroLength() && theirs.isZeroLength()) {
            end();
        } else {
            offered = true; // first, as the host may begin its next copy while it is told
            other.offered = false;
            other.end();
        }
    }

    private void end() {
        Listener host = listener;
        if (host == null) {
            setPendingEvent();
        } else if (!hasPendingEvent()) {
            setPendingEvent();
            takeEvent();
        }
    }

    /**
     * What the event says.
     *
     * @throws IllegalStateException for a guest whose future can never have a value; the specification has no such event
     */
    @Override
    protected long deliver() {
        offered = false;
        Buffer mine = Objects.requireNonNull(buffer);
        buffer = null;
        CopyResult result = result(mine);
        boolean last = result == CopyResult.DROPPED || !kind.isStream() && result == CopyResult.COMPLETED;
        state = last ? State.DONE : State.IDLE;
        Listener host = listener;
        if (host != null) {
            host.ended(result, mine.progress());
        } else if (result == CopyResult.DROPPED && kind == EndKind.READABLE_FUTURE) {
            throw neverWritten();
        }
        int payload = kind.isStream() ? result.ordinal() | mine.progress() << 4 : result.ordinal();
        return Event.of(kind.eventCode(), handle, payload);
    }

    private CopyResult result(Buffer mine) {
        if (!kind.isStream() && mine.remaining() == 0) {
            return CopyResult.COMPLETED; // its value is where it should be, whatever happened since
        }
        if (other.dropped) {
            return CopyResult.DROPPED;
        }
        return state == State.CANCELLING_COPY ? CopyResult.CANCELLED : CopyResult.COMPLETED;
    }

    private IllegalStateException neverWritten() {
        Throwable why = other.failure;
        if (other.listener != null && why instanceof IllegalStateException said) {
            return said; // by the host, which knows whose future it is
        }
        return new IllegalStateException(why == null
                ? "the component that was to write a future has ended"
                : "the component that was to write a future failed: " + why.getMessage(), why);
    }

    /** Asks for the end of the copy that is under way; afterwards its event is pending. */
    public void cancel() {
        checkCanCancel();
        state = State.CANCELLING_COPY;
        offered = false;
        if (!hasPendingEvent()) {
            end();
        }
    }

    /** Checks that a copy is under way. */
    public void checkCanCancel() {
        if (!isCopying() || hasSyncWaiter()) {
            throw new ComponentTrapException("no " + (kind.isReadable() ? "read" : "write")
                    + " is under way that could be cancelled: " + kind + " " + handle);
        }
        if (state == State.CANCELLING_COPY) {
            throw new ComponentTrapException("the " + (kind.isReadable() ? "read" : "write")
                    + " is being cancelled already: " + kind + " " + handle);
        }
    }

    /** Gives the end up. */
    public void drop() {
        if (isCopying()) {
            throw new ComponentTrapException(
                    "cannot " + (kind.isReadable() ? "remove" : "drop") + " busy " + kind.noun());
        }
        if (kind == EndKind.WRITABLE_FUTURE && state != State.DONE) {
            throw new ComponentTrapException("cannot drop future write end without first writing a value");
        }
        abandon();
    }

    /** Gives the end up because its holder failed, which the host is told if it has the other one. */
    public void fail(Throwable why) {
        failure = why;
        abandon();
    }

    /** What its holder failed with; null if that gave it up on purpose, or has it still. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Gives the end up whatever its state: its holder is gone, or needs it no more. */
    public void abandon() {
        if (dropped) {
            return;
        }
        dropped = true;
        offered = false;
        join(null);
        Listener host = other.listener;
        if (other.offered) {
            other.offered = false;
            other.end();
        } else if (host != null && !other.dropped) {
            host.otherGone();
        }
    }

    /** Whether the opposite end is gone. */
    public boolean isOtherGone() {
        return other.dropped;
    }

    /** Whose copy is, or was last, under way at the opposite end. */
    public @Nullable Object otherOwner() {
        return other.owner;
    }

    /** Checks that the end may go to another holder. */
    public void checkCanMove() {
        switch (state) {
            case IDLE -> {
                // as it has to be
            }
            case COPYING, CANCELLING_COPY -> throw new ComponentTrapException("cannot remove busy " + kind.noun());
            case DONE -> throw new ComponentTrapException(kind.isStream()
                    ? "cannot lift stream after being notified that the writable end dropped"
                    : "cannot lift future after previous read succeeded");
        }
        if (set() != null) {
            throw new ComponentTrapException("cannot lift " + kind.noun() + " while it's in a waitable set");
        }
    }

    /** The host takes the end: events go to a listener instead of becoming pending. */
    public void heldByHost(@Nullable Listener newListener) {
        listener = newListener;
    }
}
