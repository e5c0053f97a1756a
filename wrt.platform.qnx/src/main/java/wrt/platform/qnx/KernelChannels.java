// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.Channel;
import wrt.api.platform.Channels;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Channels of the kernel.
 *
 * <p>Concurrency: safe from any thread.
 */
final class KernelChannels implements Channels {

    private final ChannelContext context;

    KernelChannels(ChannelContext context) {
        this.context = context;
    }

    @Override
    public Channel create(int maxBytes) {
        if (maxBytes < 0) {
            throw new PlatformException(Kind.INVALID, "a message has 0 or more bytes, not " + maxBytes);
        }
        context.limit().take();
        try {
            return new KernelChannel(maxBytes, context);
        } catch (RuntimeException e) {
            context.limit().giveBack();
            throw e;
        }
    }

    @Override
    public int used() {
        return context.limit().used();
    }
}
