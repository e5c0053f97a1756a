// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.EventQueue.Interest;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;

/**
 * How the one thread sleeps that waits on a {@link SourceQueue} or a {@link SleeperTimer}; what it waits for is theirs.
 *
 * <p>Concurrency: its owner calls {@link #expect}, {@link #done}, {@link #wake} and {@link #watch} in its own monitor,
 * {@link #sleep} on the thread that waits and {@link #close} once, both outside of it.
 */
public interface Sleeper extends AutoCloseable {

    /** The calling thread is about to sleep: from here on a wake ends the sleep. */
    void expect();

    /**
     * Sleeps until a wake or a moment; it may end early for no reason, and does at once when it is closed.
     *
     * @param untilNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}
     */
    void sleep(long untilNanos);

    /** The thread does not sleep any more, and may end. */
    void done();

    /** Ends the sleep that is expected or goes on; nothing if there is none. */
    void wake();

    /**
     * Watches a descriptor.
     *
     * @param descriptor the system's number
     * @param interest reading or writing
     * @return the watch, which the caller ends
     * @throws PlatformException of kind ABSENT where there is no such thing, INVALID if the system does not take the
     *         descriptor
     */
    Watch watch(int descriptor, Interest interest);

    /** Ends a sleep and frees what the system gave. */
    @Override
    void close();

    /** A descriptor that is watched. Guarded like its sleeper. */
    interface Watch {

        /**
         * Looks at the descriptor; if it is not ready, the sleep ends as soon as it is.
         *
         * @return whether it is ready
         */
        boolean isReady();

        /** Watches no more. */
        void end();
    }
}
