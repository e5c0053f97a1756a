// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps what a native object needs until the last call on it has ended: its memory, its descriptor.
 *
 * <p>Concurrency: safe from any thread; a call costs two atomic operations.
 */
public final class UseGuard {

    private static final int CLOSED = Integer.MIN_VALUE;
    private static final long PATIENCE_NANOS = 50_000;

    private final AtomicInteger calls = new AtomicInteger();

    /**
     * Begins a call.
     *
     * @return false if the object is closed; the call must then not be made, nor be ended
     */
    public boolean enter() {
        if (calls.getAndIncrement() < 0) {
            calls.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Ends a call. */
    public void leave() {
        calls.decrementAndGet();
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
}
