// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.Received;
import wrt.platform.qnx.neutrino.Errno;

/**
 * A channel of the kernel with several routes, and the thread that sorts what comes. A message stays with its sender: the
 * thread reads which route it takes, and who receives there reads the rest.
 *
 * <p>The thread runs at the priority of what it sorts, since the channel gives it.
 *
 * <p>Concurrency: adding and removing is guarded by the owner; the thread only looks routes up.
 */
final class Trunk implements KernelChannel.Reader, AutoCloseable {

    private final KernelChannel channel;
    private final Map<Integer, RoutedChannel> routes = new ConcurrentHashMap<>();

    Trunk(KernelChannel channel) {
        this.channel = channel;
        Thread.ofPlatform().daemon().name("wrt qnx routes").start(this::sort);
    }

    KernelChannel channel() {
        return channel;
    }

    int size() {
        return routes.size();
    }

    int freeRoute() {
        int route = Address.NO_ROUTE + 1;
        while (routes.containsKey(route)) {
            route++;
        }
        return route;
    }

    void add(RoutedChannel routed) {
        routes.put(routed.route(), routed);
    }

    void remove(RoutedChannel routed) {
        routes.remove(routed.route(), routed);
    }

    private void sort() {
        MemorySegment nothing = MemorySegment.ofArray(new byte[0]);
        try {
            while (true) {
                channel.receive(nothing, Parker.FOREVER, this);
            }
        } catch (PlatformException e) {
            if (e.kind() != PlatformException.Kind.CLOSED) {
                throw e;
            }
        }
    }

    @Override
    public Received message(int route, Received.Message message) {
        @Nullable
        RoutedChannel to = routes.get(route);
        if (to == null || !to.put(message)) {
            refuse(message.id());
        }
        return Received.Nothing.INSTANCE;
    }

    @Override
    public Received pulse(int code, long value) {
        @Nullable
        RoutedChannel to = routes.get(PulseValue.route(value));
        if (to != null) {
            to.put(PulseValue.toReceived(code, value));
        }
        return Received.Nothing.INSTANCE;
    }

    /** Ends a sender that nobody answers any more, if it still waits. */
    void refuse(long message) {
        try {
            channel.fail(message, Errno.ESRCH.number());
        } catch (PlatformException e) {
            if (e.kind() != PlatformException.Kind.INVALID && e.kind() != PlatformException.Kind.CLOSED) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
