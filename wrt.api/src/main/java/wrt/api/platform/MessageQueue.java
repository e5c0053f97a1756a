// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A bounded queue of messages between any number of senders and receivers; nobody replies.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface MessageQueue extends AutoCloseable {

    /**
     * Puts a message at the end, or in front of all that are not urgent; waits while the queue is full.
     *
     * @param message the bytes
     * @param urgent whether it goes in front
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}; a passed one only tries
     * @throws PlatformException of kind TIMED_OUT, TOO_LONG, or CLOSED if the queue is closed, also while this waits
     */
    void send(MemorySegment message, boolean urgent, long deadlineNanos);

    /**
     * Takes the first message; waits while there is none.
     *
     * @param buffer takes the message
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}; a passed one only tries
     * @return its length in bytes
     * @throws PlatformException of kind TIMED_OUT; TOO_LONG if the buffer is shorter than the queue's longest message;
     *         CLOSED if the queue is closed, also while this waits
     */
    int receive(MemorySegment buffer, long deadlineNanos);

    /**
     * How many messages wait to be taken.
     *
     * @return 0 to the queue's length
     */
    int size();

    /** Destroys the queue with what is in it; threads that wait end with kind CLOSED. */
    @Override
    void close();
}
