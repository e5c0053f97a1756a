// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A timer on which a thread waits. No code runs when it expires: an expiration is counted, and wakes who waits.
 *
 * <p>Concurrency: one thread waits at a time; everything else is safe from any thread.
 */
@ProviderType
public interface Timer extends AutoCloseable {

    /**
     * Arms it anew; expirations not yet taken are forgotten.
     *
     * @param firstNanos the first expiration, a moment of {@link System#nanoTime()}; a passed one expires at once
     * @param periodNanos from one expiration to the next, at first + k * period without drift; 0 for one only
     */
    void arm(long firstNanos, long periodNanos);

    /** Disarms it: expirations not yet taken are forgotten, and none comes before it is armed again. */
    void cancel();

    /**
     * Waits for an expiration.
     *
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}
     * @return how many expirations there were since they were last taken; 0 if the deadline passed before one, or for no
     *         reason
     * @throws PlatformException of kind CLOSED if the timer is closed, also while this waits
     */
    long await(long deadlineNanos);

    /** Destroys it; a thread that waits ends with kind CLOSED. */
    @Override
    void close();
}
