// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueues;
import wrt.engine.platform.ObjectLimit;

/**
 * Event queues on channels, pulses and kernel timers.
 *
 * <p>Concurrency: safe from any thread.
 */
final class QnxEventQueues implements EventQueues {

    private final Ports ports;
    private final ObjectLimit limit;

    QnxEventQueues(Ports ports, ObjectLimit limit) {
        this.ports = ports;
        this.limit = limit;
    }

    @Override
    public EventQueue create() {
        return new PulseQueue(ports.open(limit));
    }

    @Override
    public int used() {
        return limit.used();
    }
}
