// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.Timer;
import wrt.api.platform.Timers;
import wrt.engine.platform.ObjectLimit;

/**
 * Kernel timers.
 *
 * <p>Concurrency: safe from any thread.
 */
final class QnxTimers implements Timers {

    private final Ports ports;
    private final ObjectLimit limit;

    QnxTimers(Ports ports, ObjectLimit limit) {
        this.ports = ports;
        this.limit = limit;
    }

    @Override
    public Timer create() {
        return new PulseTimer(ports.open(limit));
    }

    @Override
    public int used() {
        return limit.used();
    }
}
