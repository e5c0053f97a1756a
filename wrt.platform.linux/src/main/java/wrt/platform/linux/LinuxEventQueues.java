// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueues;
import wrt.api.platform.PlatformException;
import wrt.engine.platform.ObjectLimit;
import wrt.platform.linux.libc.Abi;

/**
 * Event queues of epoll.
 *
 * <p>Concurrency: safe from any thread.
 */
final class LinuxEventQueues implements EventQueues {

    private final ObjectLimit limit;
    private final Abi abi;
    private final MonotonicClock clock;

    LinuxEventQueues(ObjectLimit limit, Abi abi, MonotonicClock clock) {
        this.limit = limit;
        this.abi = abi;
        this.clock = clock;
    }

    @Override
    public EventQueue create() {
        limit.take();
        try {
            return new EpollQueue(abi, clock, limit);
        } catch (PlatformException e) {
            limit.giveBack();
            throw e;
        }
    }

    @Override
    public int used() {
        return limit.used();
    }
}
