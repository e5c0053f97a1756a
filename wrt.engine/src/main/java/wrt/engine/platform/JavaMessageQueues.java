// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.MessageQueue;
import wrt.api.platform.MessageQueues;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Message queues of plain Java.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class JavaMessageQueues implements MessageQueues {

    private final ObjectLimit limit;

    /**
     * No queues yet.
     *
     * @param limit counts the queues
     */
    public JavaMessageQueues(ObjectLimit limit) {
        this.limit = limit;
    }

    @Override
    public MessageQueue create(int maxMessages, int maxBytes) {
        if (maxMessages < 1 || maxBytes < 1) {
            throw new PlatformException(Kind.INVALID,
                    "a queue holds at least 1 message of 1 byte, not " + maxMessages + " of " + maxBytes);
        }
        limit.take();
        return new JavaMessageQueue(maxMessages, maxBytes, limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
