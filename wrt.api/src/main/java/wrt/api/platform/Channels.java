// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Channels for send, receive and reply, and for pulses.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface Channels {

    /**
     * Creates a channel.
     *
     * @param maxBytes the longest message in bytes, at least 0
     * @return the channel, which the caller closes
     * @throws PlatformException of kind LIMIT if there are {@link PlatformLimits#channels()} already
     */
    Channel create(int maxBytes);

    /**
     * How many channels are in use.
     *
     * @return 0 to {@link PlatformLimits#channels()}
     */
    int used();
}
