// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A thread's wait for many sources at once: events that others trigger, timers, descriptors. Each source has a token
 * that its owner chooses and that is unique in the queue.
 *
 * <p>Concurrency: one thread waits at a time; everything else is safe from any thread.
 */
@ProviderType
public interface EventQueue extends AutoCloseable {

    /** What happened, told on the waiting thread. */
    @FunctionalInterface
    interface Sink {

        /**
         * A source is ready.
         *
         * @param token of the source
         * @param count how often: for a timer the expirations since it was last told, for a user event the triggers,
         *        which a system may fold into 1; 1 for a descriptor
         */
        void event(long token, long count);
    }

    /** What of a descriptor is waited for. */
    enum Interest {
        /** Bytes can be read, or the other side is gone. */
        READ,
        /** Bytes can be written. */
        WRITE
    }

    /**
     * Adds an event that {@link #trigger} makes ready.
     *
     * @param token of the source
     * @throws PlatformException of kind INVALID if the token is taken
     */
    void addUser(long token);

    /**
     * Makes a user event ready; ready once for any number of triggers before it is told.
     *
     * @param token of the source
     * @throws PlatformException of kind INVALID if there is no such user event
     */
    void trigger(long token);

    /**
     * Adds a timer, or arms the timer of that token anew.
     *
     * @param token of the source
     * @param firstNanos the first expiration, a moment of {@link System#nanoTime()}; a passed one expires at once
     * @param periodNanos from one expiration to the next, without drift; 0 for one only
     * @throws PlatformException of kind INVALID if the token belongs to another kind of source
     */
    void addTimer(long token, long firstNanos, long periodNanos);

    /**
     * Adds a descriptor; it is told as long as it is ready.
     *
     * @param token of the source
     * @param descriptor the system's number
     * @param interest reading or writing
     * @throws PlatformException of kind ABSENT if the capability {@link Feature#DESCRIPTOR_EVENTS} is absent, INVALID if
     *         the token is taken or the system does not take the descriptor
     */
    void addDescriptor(long token, int descriptor, Interest interest);

    /**
     * Removes a source; what it had made ready and is not told yet is told no more.
     *
     * @param token of the source
     * @return whether there was one
     */
    boolean remove(long token);

    /**
     * Waits until a source is ready, and tells every one that is. It may return 0 early for no reason.
     *
     * @param sink is told, on this thread
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}; a passed one only looks
     * @return how many sources were told
     * @throws PlatformException of kind CLOSED if the queue is closed, also while this waits
     */
    int await(Sink sink, long deadlineNanos);

    /** Ends the wait of the moment, or the next one, with 0. */
    void wakeup();

    /** Destroys the queue and its timers; a thread that waits ends with kind CLOSED. */
    @Override
    void close();
}
