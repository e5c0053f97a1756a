// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueues;
import wrt.api.platform.PlatformException;
import wrt.engine.platform.ObjectLimit;
import wrt.platform.macos.system.Abi;

/**
 * Event queues of the kernel.
 *
 * <p>Concurrency: safe from any thread.
 */
final class KqueueEventQueues implements EventQueues {

    private final ObjectLimit limit;
    private final Abi abi;
    private final MachClock clock;

    KqueueEventQueues(ObjectLimit limit, Abi abi, MachClock clock) {
        this.limit = limit;
        this.abi = abi;
        this.clock = clock;
    }

    @Override
    public EventQueue create() {
        limit.take();
        try {
            return new KqueueEventQueue(new Kqueue(abi, clock), limit);
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
