// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.api.platform.MessageQueue;
import wrt.api.platform.MessageQueues;
import wrt.engine.platform.ObjectLimit;

/**
 * Message queues of the system.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param context says how wide identities are
 * @param ticks of their deadlines
 * @param limit counts them
 */
record VxWorksMessageQueues(ExecutionContext context, Ticks ticks, ObjectLimit limit) implements MessageQueues {

    @Override
    public MessageQueue create(int maxMessages, int maxBytes) {
        return new KernelMessageQueue(maxMessages, maxBytes, context, ticks, limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
