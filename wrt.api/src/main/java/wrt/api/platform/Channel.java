// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.lang.foreign.MemorySegment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The receiving side of send, receive and reply: a sender waits until its message was received <em>and</em> replied to.
 *
 * <p>Messages and pulses share one queue, ordered by the priority of their senders, first in first out within one.
 * Segments may be on the heap or off it, and may belong to one thread.
 *
 * <p>Concurrency: safe from any thread; several may receive.
 *
 * <p>Source: QNX library reference, ChannelCreate, MsgReceive, MsgReply, MsgError.
 */
@ProviderType
public interface Channel extends AutoCloseable {

    /**
     * Makes the sending side.
     *
     * @return a connection, which the caller closes
     * @throws PlatformException of kind CLOSED if the channel is closed
     */
    Connection connect();

    /**
     * Waits for a message or a pulse.
     *
     * @param buffer takes the message; of a longer message its beginning
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}
     * @return what came, or {@link Received.Nothing} if the deadline passed
     * @throws PlatformException of kind CLOSED if the channel is closed, also while this waits
     */
    Received receive(MemorySegment buffer, long deadlineNanos);

    /**
     * Ends the wait of a sender with an answer; never blocks.
     *
     * @param message what {@link Received.Message#id()} said
     * @param status a number for the sender, 0 or larger
     * @param data the answer; of a longer one than the sender has room for its beginning
     * @throws PlatformException of kind INVALID if nobody waits for a reply of that identity (any more), or for a status
     *         below 0
     */
    void reply(long message, long status, MemorySegment data);

    /**
     * Ends the wait of a sender with an error: its send throws {@link PlatformException} of kind FAILED.
     *
     * @param message what {@link Received.Message#id()} said
     * @param code the error, in the numbers of the system, 1 or larger; on QNX not {@code ERESTART}, which would send the
     *        message again
     * @throws PlatformException of kind INVALID if nobody waits for a reply of that identity (any more), or for another
     *         code
     */
    void fail(long message, int code);

    /** Destroys the channel; senders that wait end with kind CLOSED. */
    @Override
    void close();
}
