// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Event multiplexing: epoll on Linux, kqueue on macOS, channels with pulses on QNX, events on VxWorks.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface EventQueues {

    /**
     * Creates a queue.
     *
     * @return the queue, which the caller closes
     * @throws PlatformException of kind LIMIT if there are {@link PlatformLimits#eventQueues()} already
     */
    EventQueue create();

    /**
     * How many queues are in use.
     *
     * @return 0 to {@link PlatformLimits#eventQueues()}
     */
    int used();
}
