// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Messages from many threads to the one owner of a partition, in the order in which they were posted.
 *
 * <p>Concurrency: any thread posts, lock-free; the owner takes all at once, wait-free.
 */
final class Inbox {

    // A stack that is emptied as a whole and then turned round. Compared with a queue it has no moment in which a
    // message is posted but not reachable, and the owner touches the shared word once for all messages. A message that
    // is popped and pushed again does no harm, since nobody pops single messages.

    private static final Message CLOSED = new Message() {
        @Override
        void deliver(RunLoop loop) {
            throw new IllegalStateException("the end of a closed inbox is no message");
        }

        @Override
        void reject() {
            throw new IllegalStateException("the end of a closed inbox is no message");
        }
    };

    private final AtomicReference<@Nullable Message> top = new AtomicReference<>();

    /** Posts a message; false if the inbox is closed. */
    boolean post(Message message) {
        for (;;) {
            Message below = top.get();
            if (below == CLOSED) {
                return false;
            }
            message.next = below;
            if (top.compareAndSet(below, message)) {
                return true;
            }
        }
    }

    /** Whether nothing is there to be taken. */
    boolean isEmpty() {
        Message newest = top.get();
        return newest == null || newest == CLOSED;
    }

    /** The oldest message with all others chained behind it, or null; by the owner. */
    @Nullable
    Message takeAll() {
        return isEmpty() ? null : reversed(top.getAndSet(null));
    }

    /** As {@link #takeAll()}, after which nothing can be posted any more. */
    @Nullable
    Message close() {
        return reversed(top.getAndSet(CLOSED));
    }

    private static @Nullable Message reversed(@Nullable Message newest) {
        Message oldest = null;
        Message each = newest;
        while (each != null && each != CLOSED) {
            Message older = each.next;
            each.next = oldest;
            oldest = each;
            each = older;
        }
        return oldest;
    }
}
