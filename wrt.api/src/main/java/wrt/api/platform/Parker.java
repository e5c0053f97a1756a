// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A permit for one thread, as {@link java.util.concurrent.locks.LockSupport} has it: a wake before the wait is kept.
 *
 * <p>Concurrency: one thread parks, any thread unparks; {@link #close()} only when no thread parks any more.
 */
@ProviderType
public interface Parker extends AutoCloseable {

    /** A deadline that never comes. */
    long FOREVER = Long.MAX_VALUE;

    /**
     * Waits until it is unparked or the deadline has passed; returns at once if a permit is there. It may return early
     * for no reason.
     *
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link #FOREVER}
     */
    void park(long deadlineNanos);

    /** Gives the permit and wakes the thread that parks. */
    void unpark();

    @Override
    void close();
}
