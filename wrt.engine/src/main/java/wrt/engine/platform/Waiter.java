// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.concurrent.locks.LockSupport;
import wrt.api.platform.Parker;

/**
 * One wait of one thread, which somebody ends or its deadline does. An interrupt does neither, and is kept.
 *
 * <p>Concurrency: the thread that made it waits, any thread wakes.
 */
final class Waiter {

    private final Thread thread = Thread.currentThread();
    private final int priority = CarrierPriority.current();
    private volatile boolean woken;

    int priority() {
        return priority;
    }

    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Waits; says whether it was woken before the deadline. */
    boolean await(long deadlineNanos) {
        boolean interrupted = false;
        while (!woken && (deadlineNanos == Parker.FOREVER || deadlineNanos - System.nanoTime() > 0)) {
            if (deadlineNanos == Parker.FOREVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, deadlineNanos - System.nanoTime());
            }
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
        return woken;
    }
}
