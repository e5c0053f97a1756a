// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Keeps what a native object needs until the last call on it has ended: its memory, its descriptor.
 *
 * <p>Concurrency: safe from any thread; a call costs two atomic operations.
 */
public final class UseGuard {

    private static final int CLOSED = Integer.MIN_VALUE;
    private static final long PATIENCE_NANOS = 50_000;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> afterLast = new AtomicReference<>();

    /**
     * Begins a call.
     *
     * @return false if the object is closed; the call must then not be made, nor be ended
     */
    public boolean enter() {
        if (calls.getAndIncrement() < 0) {
            leave();
            return false;
        }
        return true;
    }

    /**
     * Begins a call.
     *
     * @param object its name for people
     * @throws PlatformException of kind CLOSED if the object is closed; the call must then not be ended
     */
    public void enter(String object) {
        if (!enter()) {
            throw closed(object);
        }
    }

    /**
     * The failure of a call on a closed object.
     *
     * @param object its name for people, for example {@code the timer}
     * @return of kind CLOSED
     */
    public static PlatformException closed(String object) {
        return new PlatformException(Kind.CLOSED, object + " is closed");
    }

    /** Ends a call. */
    public void leave() {
        if (calls.decrementAndGet() == CLOSED) {
            Runnable release = afterLast.getAndSet(null);
            if (release != null) {
                release.run();
            }
        }
    }

    /**
     * Whether no call can begin any more.
     *
     * @return true from the moment {@link #close} is called
     */
    public boolean isClosed() {
        return calls.get() < 0;
    }

    /**
     * Lets no further call begin, and waits until those that are being made have ended.
     *
     * @param kick ends calls that wait; called again and again, since a call may be about to wait
     * @return whether this was the first time, so that the caller frees the object
     */
    public boolean close(Runnable kick) {
        if (calls.getAndUpdate(count -> count | CLOSED) < 0) {
            return false;
        }
        while ((calls.get() & ~CLOSED) != 0) {
            kick.run();
            LockSupport.parkNanos(this, PATIENCE_NANOS);
        }
        return true;
    }

    /**
     * Lets no further call begin, and lets the last one that is being made free the object: for calls that nobody may
     * end, and that may last.
     *
     * @param release frees the object; runs once, here if no call is being made
     * @return whether this was the first time
     */
    public boolean closeAfterLast(Runnable release) {
        if (!enter()) {
            return false;
        }
        boolean first = calls.getAndUpdate(count -> count | CLOSED) >= 0;
        if (first) {
            afterLast.set(release); // Before this call ends, so before the last one does.
        }
        leave();
        return first;
    }
}
