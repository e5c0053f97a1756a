// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.api.platform.Timer;
import wrt.api.platform.Timers;
import wrt.engine.platform.ObjectLimit;

/**
 * Timers on semaphores, with watchdogs or without.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param watched whether watchdogs give the semaphores
 * @param ticks of their moments
 * @param limit counts them
 */
record VxWorksTimers(boolean watched, Ticks ticks, ObjectLimit limit) implements Timers {

    @Override
    public Timer create() {
        return new SemaphoreTimer(watched, ticks, limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
