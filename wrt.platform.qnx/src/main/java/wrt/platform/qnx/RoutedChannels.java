// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Channel;
import wrt.api.platform.Channels;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.engine.platform.ObjectLimit;

/**
 * Channels of several partitions that are routed over few channels of the kernel.
 *
 * <p>Concurrency: its monitor guards the trunks.
 *
 * <p>Source: seed, QnxChannelManager (channel routing and multiplexing).
 */
final class RoutedChannels implements Channels {

    private final int perTrunk;
    private final ObjectLimit limit;
    private final ChannelContext context;
    private final SyncSlab inboxes;
    private final List<Trunk> trunks = new ArrayList<>();

    /**
     * No channels yet.
     *
     * @param perTrunk how many share one of the kernel
     * @param limit counts the channels
     * @param context of those of the kernel
     * @param inboxes memory for their condition variables
     */
    RoutedChannels(int perTrunk, ObjectLimit limit, ChannelContext context, SyncSlab inboxes) {
        this.perTrunk = perTrunk;
        this.limit = limit;
        this.context = context;
        this.inboxes = inboxes;
    }

    @Override
    public Channel create(int maxBytes) {
        if (maxBytes < 0) {
            throw new PlatformException(Kind.INVALID, "a message has 0 or more bytes, not " + maxBytes);
        }
        limit.take();
        try {
            return open(maxBytes);
        } catch (RuntimeException e) {
            limit.giveBack();
            throw e;
        }
    }

    private synchronized Channel open(int maxBytes) {
        Condition inbox = new Condition(inboxes, context.clock());
        try {
            Trunk trunk = withRoom();
            RoutedChannel channel = new RoutedChannel(trunk, trunk.freeRoute(), maxBytes, inbox, context.lends(),
                    this::leave);
            trunk.add(channel);
            return channel;
        } catch (RuntimeException e) {
            inbox.destroy();
            throw e;
        }
    }

    private Trunk withRoom() {
        for (Trunk trunk : trunks) {
            if (trunk.size() < perTrunk) {
                return trunk;
            }
        }
        context.limit().take();
        try {
            Trunk trunk = new Trunk(new KernelChannel(Integer.MAX_VALUE, context));
            trunks.add(trunk);
            return trunk;
        } catch (RuntimeException e) {
            context.limit().giveBack();
            throw e;
        }
    }

    private synchronized void leave(RoutedChannel channel) {
        Trunk trunk = channel.trunk();
        trunk.remove(channel);
        if (trunk.size() == 0) {
            trunks.remove(trunk);
            trunk.close();
        }
        limit.giveBack();
    }

    @Override
    public int used() {
        return limit.used();
    }
}
