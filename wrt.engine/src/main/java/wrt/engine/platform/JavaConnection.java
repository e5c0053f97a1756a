// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.lang.foreign.MemorySegment;
import wrt.api.platform.Connection;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Scheduling;

/**
 * The sending side of a channel.
 *
 * <p>Concurrency: safe from any thread.
 */
final class JavaConnection implements Connection {

    private final JavaChannel channel;
    private volatile boolean closed;

    JavaConnection(JavaChannel channel) {
        this.channel = channel;
    }

    @Override
    public long send(MemorySegment message, MemorySegment reply, long deadlineNanos) {
        checkOpen();
        return channel.send(message, reply, deadlineNanos);
    }

    @Override
    public void pulse(int priority, int code, int value) {
        checkOpen();
        if (code < 0 || code > LARGEST_PULSE_CODE || priority < 0 || priority > Scheduling.MOST_URGENT) {
            throw new PlatformException(Kind.INVALID, "a pulse has a code of 0 to " + LARGEST_PULSE_CODE
                    + " and a priority of 0 to " + Scheduling.MOST_URGENT + ", not " + code + " and " + priority);
        }
        channel.pulse(priority == 0 ? CarrierPriority.current() : priority, code, value);
    }

    private void checkOpen() {
        if (closed) {
            throw new PlatformException(Kind.CLOSED, "the connection is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
