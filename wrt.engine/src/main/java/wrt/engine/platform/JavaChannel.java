// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.OsError;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Received;

/**
 * One queue of messages and pulses, and the senders that wait for a reply.
 *
 * <p>Concurrency: its monitor guards everything. A sender's segments are touched by the sender alone, since they may
 * belong to its thread.
 */
final class JavaChannel implements Channel {

    private static final int MOST_PULSES = 4096;

    /** What waits to be received, and after that for its reply. */
    private sealed interface Entry {

        int priority();
    }

    private record Pulsed(int code, int value, int priority) implements Entry {
    }

    /** A send and how it ended. */
    private static final class Sent implements Entry {

        private final byte[] message;
        private final Waiter sender = new Waiter();
        private byte[] reply = {};
        private long status;
        private @Nullable PlatformException failure;

        Sent(byte[] message) {
            this.message = message;
        }

        @Override
        public int priority() {
            return sender.priority();
        }

        void end(@Nullable PlatformException why) {
            failure = why;
            sender.wake();
        }
    }

    private final int maxBytes;
    private final ObjectLimit limit;
    private final List<Entry> queue = new ArrayList<>();
    private final Map<Long, Sent> replyBlocked = new HashMap<>();
    private final Waiters receivers = new Waiters();
    private long lastId;
    private int pulses;
    private boolean closed;

    JavaChannel(int maxBytes, ObjectLimit limit) {
        this.maxBytes = maxBytes;
        this.limit = limit;
    }

    @Override
    public synchronized Connection connect() {
        checkOpen();
        return new JavaConnection(this);
    }

    long send(MemorySegment message, MemorySegment reply, long deadlineNanos) {
        if (message.byteSize() > maxBytes) {
            throw new PlatformException(Kind.TOO_LONG,
                    "a message of " + message.byteSize() + " bytes; this channel takes at most " + maxBytes);
        }
        Sent sent = new Sent(message.toArray(ValueLayout.JAVA_BYTE));
        synchronized (this) {
            checkOpen();
            enqueue(sent);
        }
        if (!sent.sender.await(deadlineNanos)) {
            synchronized (this) {
                if (queue.remove(sent) || replyBlocked.values().remove(sent)) {
                    throw new PlatformException(Kind.TIMED_OUT, "no reply before the deadline");
                }
            }
        }
        synchronized (this) {
            if (sent.failure != null) {
                throw sent.failure;
            }
            copy(MemorySegment.ofArray(sent.reply), reply);
            return sent.status;
        }
    }

    synchronized void pulse(int priority, int code, int value) {
        checkOpen();
        if (pulses == MOST_PULSES) {
            throw new PlatformException(Kind.LIMIT, "the channel holds " + MOST_PULSES + " pulses already");
        }
        pulses++;
        enqueue(new Pulsed(code, value, priority));
    }

    private void enqueue(Entry entry) {
        int at = queue.size();
        while (at > 0 && queue.get(at - 1).priority() < entry.priority()) {
            at--;
        }
        queue.add(at, entry);
        receivers.wakeFirst();
    }

    @Override
    public Received receive(MemorySegment buffer, long deadlineNanos) {
        while (true) {
            Waiter waiter;
            synchronized (this) {
                checkOpen();
                if (!queue.isEmpty()) {
                    return take(queue.removeFirst(), buffer);
                }
                waiter = receivers.add();
            }
            if (!waiter.await(deadlineNanos)) {
                synchronized (this) {
                    if (receivers.remove(waiter)) {
                        return Received.Nothing.INSTANCE;
                    }
                }
            }
        }
    }

    private Received take(Entry entry, MemorySegment buffer) {
        return switch (entry) {
            case Pulsed(int code, int value, int priority) -> {
                pulses--;
                yield new Received.Pulse(code, value, priority);
            }
            case Sent sent -> {
                copy(MemorySegment.ofArray(sent.message), buffer);
                long id = ++lastId;
                replyBlocked.put(id, sent);
                yield new Received.Message(id, sent.message.length, sent.priority());
            }
        };
    }

    @Override
    public synchronized void reply(long message, long status, MemorySegment data) {
        if (status < 0) {
            throw new PlatformException(Kind.INVALID, "a status is 0 or more, but is " + status);
        }
        Sent sent = waiting(message);
        sent.reply = data.toArray(ValueLayout.JAVA_BYTE);
        sent.status = status;
        sent.end(null);
    }

    @Override
    public synchronized void fail(long message, int code) {
        if (code < 1) {
            throw new PlatformException(Kind.INVALID, "an error is a number of 1 or more, but is " + code);
        }
        waiting(message).end(new PlatformException(Kind.FAILED, "the receiver answered with an error",
                new OsError(code, "error " + code, "")));
    }

    private Sent waiting(long message) {
        Sent sent = replyBlocked.remove(message);
        if (sent == null) {
            throw new PlatformException(Kind.INVALID, "nobody waits for a reply to message " + message);
        }
        return sent;
    }

    private static void copy(MemorySegment from, MemorySegment to) {
        MemorySegment.copy(from, 0, to, 0, Math.min(from.byteSize(), to.byteSize()));
    }

    private void checkOpen() {
        if (closed) {
            throw closedException();
        }
    }

    private static PlatformException closedException() {
        return new PlatformException(Kind.CLOSED, "the channel is closed");
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        receivers.wakeAll();
        for (Entry entry : queue) {
            if (entry instanceof Sent sent) {
                sent.end(closedException());
            }
        }
        replyBlocked.values().forEach(sent -> sent.end(closedException()));
        queue.clear();
        replyBlocked.clear();
        limit.giveBack();
    }
}
