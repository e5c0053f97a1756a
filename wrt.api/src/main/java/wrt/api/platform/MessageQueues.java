// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Bounded queues of messages.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface MessageQueues {

    /**
     * Creates a queue.
     *
     * @param maxMessages how many messages it holds, at least 1
     * @param maxBytes the longest message in bytes, at least 1
     * @return the queue, which the caller closes
     * @throws PlatformException of kind LIMIT if there are {@link PlatformLimits#messageQueues()} already
     */
    MessageQueue create(int maxMessages, int maxBytes);

    /**
     * How many queues are in use.
     *
     * @return 0 to {@link PlatformLimits#messageQueues()}
     */
    int used();
}
