// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who sends on a channel of the kernel, and whose messages were received and not answered yet.
 *
 * <p>A message gets an identity of its own when it is received: the kernel's in the lower half, a number in the upper one.
 * What a send with a deadline leaves behind goes with it, so nothing is kept for senders that gave up.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Senders {

    /** The token of a send without a deadline, which the kernel alone ends. */
    static final long UNLIMITED = 0;

    /**
     * A message that was received.
     *
     * @param token of its send
     */
    private record Unanswered(long token) {
    }

    /** A send, and the message that was received of it, or 0. */
    private static final class Entry {

        private final LimitedSend send;
        private long message;

        Entry(LimitedSend send) {
            this.send = send;
        }
    }

    private static final Unanswered WITHOUT_DEADLINE = new Unanswered(UNLIMITED);
    private static final long TOKENS = 0xffff_ffff_ffffL; // What a header has room for.

    private final Map<Long, Entry> limited = new ConcurrentHashMap<>();
    private final Map<Long, Unanswered> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong tokens = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    /** A send with a deadline begins: its token. */
    long begin(LimitedSend send) {
        long token = tokens.incrementAndGet() & TOKENS;
        limited.put(token, new Entry(send));
        return token;
    }

    /** The send is over, after {@link LimitedSend#over()}. */
    void end(long token) {
        Entry entry = limited.remove(token);
        if (entry != null && entry.message != 0) {
            unanswered.remove(entry.message);
        }
    }

    /** A message was received: its identity, or 0 if its sender gave up meanwhile. */
    long received(int sender, long token) {
        long message = (received.incrementAndGet() & Integer.MAX_VALUE) << Integer.SIZE | sender;
        if (token == UNLIMITED) {
            unanswered.put(message, WITHOUT_DEADLINE);
            return message;
        }
        Entry entry = limited.get(token);
        boolean waits = entry != null && entry.send.serve(() -> {
            entry.message = message;
            unanswered.put(message, new Unanswered(token));
            return true;
        });
        return waits ? message : 0;
    }

    /** Answers a message, once, with a call on the kernel's identity; false if nobody waits for that, or it failed. */
    boolean answer(long message, BooleanSupplier call) {
        Unanswered waiting = unanswered.remove(message);
        return waiting != null && serve(waiting, call);
    }

    /** Looks at a message without answering it, in the same way. */
    boolean look(long message, BooleanSupplier call) {
        Unanswered waiting = unanswered.get(message);
        return waiting != null && serve(waiting, call);
    }

    private boolean serve(Unanswered waiting, BooleanSupplier call) {
        if (waiting.token() == UNLIMITED) {
            return call.getAsBoolean();
        }
        @Nullable
        Entry entry = limited.get(waiting.token());
        return entry != null && entry.send.serve(call);
    }

    void clear() {
        unanswered.clear();
    }
}
