// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A lock of the operating system. It is not reentrant, and belongs to the thread that locked it.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface PlatformLock extends AutoCloseable {

    /**
     * Takes the lock.
     *
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}; a passed one only tries
     * @return whether it was taken before the deadline
     * @throws PlatformException of kind DEADLOCK if the caller owns it; INVALID if the caller's priority is above its
     *         ceiling; CLOSED if it is closed
     */
    boolean lock(long deadlineNanos);

    /**
     * Gives the lock up; the most urgent thread that waits gets it.
     *
     * @throws PlatformException of kind NOT_OWNER if the caller does not own it
     */
    void unlock();

    /**
     * Destroys the lock.
     *
     * @throws PlatformException of kind BUSY if somebody owns it
     */
    @Override
    void close();
}
