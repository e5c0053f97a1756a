// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import wrt.api.platform.MessageQueue;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Messages between threads: the urgent ones first, the last of them in front, as VxWorks does.
 *
 * <p>Concurrency: its monitor guards everything.
 */
final class JavaMessageQueue implements MessageQueue {

    private final int maxMessages;
    private final int maxBytes;
    private final ObjectLimit limit;
    private final Deque<byte[]> messages = new ArrayDeque<>();
    private final Waiters senders = new Waiters();
    private final Waiters receivers = new Waiters();
    private boolean closed;

    JavaMessageQueue(int maxMessages, int maxBytes, ObjectLimit limit) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        this.limit = limit;
    }

    @Override
    public void send(MemorySegment message, boolean urgent, long deadlineNanos) {
        if (message.byteSize() > maxBytes) {
            throw new PlatformException(Kind.TOO_LONG,
                    "a message of " + message.byteSize() + " bytes; this queue takes at most " + maxBytes);
        }
        while (true) {
            Waiter waiter;
            synchronized (this) {
                checkOpen();
                if (messages.size() < maxMessages) {
                    byte[] bytes = message.toArray(ValueLayout.JAVA_BYTE);
                    if (urgent) {
                        messages.addFirst(bytes);
                    } else {
                        messages.addLast(bytes);
                    }
                    receivers.wakeFirst();
                    return;
                }
                waiter = senders.add();
            }
            await(senders, waiter, deadlineNanos, "the queue stayed full");
        }
    }

    @Override
    public int receive(MemorySegment buffer, long deadlineNanos) {
        if (buffer.byteSize() < maxBytes) {
            throw new PlatformException(Kind.TOO_LONG,
                    "a buffer of " + buffer.byteSize() + " bytes; messages of this queue have up to " + maxBytes);
        }
        while (true) {
            Waiter waiter;
            synchronized (this) {
                checkOpen();
                byte[] bytes = messages.pollFirst();
                if (bytes != null) {
                    MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
                    senders.wakeFirst();
                    return bytes.length;
                }
                waiter = receivers.add();
            }
            await(receivers, waiter, deadlineNanos, "the queue stayed empty");
        }
    }

    private void await(Waiters line, Waiter waiter, long deadlineNanos, String otherwise) {
        if (!waiter.await(deadlineNanos)) {
            synchronized (this) {
                if (line.remove(waiter)) {
                    throw new PlatformException(Kind.TIMED_OUT, otherwise);
                }
            }
        }
    }

    @Override
    public synchronized int size() {
        return messages.size();
    }

    private void checkOpen() {
        if (closed) {
            throw new PlatformException(Kind.CLOSED, "the message queue is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            messages.clear();
            senders.wakeAll();
            receivers.wakeAll();
            limit.giveBack();
        }
    }
}
