// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.Timer;
import wrt.api.platform.Timers;
import wrt.engine.platform.ObjectLimit;

/**
 * Timers of Grand Central Dispatch, on one queue.
 *
 * <p>Concurrency: safe from any thread.
 */
final class DispatchTimers implements Timers {

    private final DispatchQueue queue;
    private final ObjectLimit limit;

    DispatchTimers(DispatchQueue queue, ObjectLimit limit) {
        this.queue = queue;
        this.limit = limit;
    }

    @Override
    public Timer create() {
        limit.take();
        return new DispatchTimer(queue, limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
