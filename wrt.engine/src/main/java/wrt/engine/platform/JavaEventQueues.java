// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueues;

/**
 * Event queues of plain Java: user events and timers, no descriptors.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class JavaEventQueues implements EventQueues {

    private final ObjectLimit limit;

    /**
     * No queues yet.
     *
     * @param limit counts the queues
     */
    public JavaEventQueues(ObjectLimit limit) {
        this.limit = limit;
    }

    @Override
    public EventQueue create() {
        limit.take();
        return new JavaEventQueue(limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
