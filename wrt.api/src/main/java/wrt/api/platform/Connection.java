// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sending side of a channel. What is sent has the {@linkplain Scheduling#priority() priority} of the carrier that
 * sends it.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference, ConnectAttach, MsgSend, MsgSendPulse.
 */
@ProviderType
public interface Connection extends AutoCloseable {

    /** The largest code of a pulse. */
    int LARGEST_PULSE_CODE = 127;

    /**
     * Sends a message and waits for its reply. Neither an interrupt nor a signal ends the wait, and the message is received
     * once; of one that timed out the receiver may have got it.
     *
     * @param message the bytes
     * @param reply takes the answer
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}; it limits the wait for both
     * @return the status of the reply
     * @throws PlatformException of kind TIMED_OUT; CLOSED if the channel is closed, also meanwhile; TOO_LONG; FAILED if the
     *         receiver answered with an error
     */
    long send(MemorySegment message, MemorySegment reply, long deadlineNanos);

    /**
     * Sends a pulse, which never blocks.
     *
     * @param priority 1 to 99, or 0 for the carrier's own
     * @param code 0 to {@value #LARGEST_PULSE_CODE}
     * @param value any
     * @throws PlatformException of kind INVALID for another code or priority; CLOSED if the channel is closed; LIMIT if
     *         the system can queue no more; REFUSED if it does not grant the priority
     */
    void pulse(int priority, int code, int value);

    /** Detaches from the channel, which goes on. */
    @Override
    void close();
}
