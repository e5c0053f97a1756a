// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.Channel;
import wrt.api.platform.Channels;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Channels of plain Java.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class JavaChannels implements Channels {

    private final ObjectLimit limit;

    /**
     * No channels yet.
     *
     * @param limit counts the channels
     */
    public JavaChannels(ObjectLimit limit) {
        this.limit = limit;
    }

    @Override
    public Channel create(int maxBytes) {
        if (maxBytes < 0) {
            throw new PlatformException(Kind.INVALID, "a message has 0 or more bytes, not " + maxBytes);
        }
        limit.take();
        return new JavaChannel(maxBytes, limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
