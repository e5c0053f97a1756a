// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.function.Supplier;
import wrt.api.platform.Timer;
import wrt.api.platform.Timers;

/**
 * Timers whose threads sleep as a system lets them.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param sleepers makes one for each timer
 * @param limit counts the timers
 */
public record SleeperTimers(Supplier<? extends Sleeper> sleepers, ObjectLimit limit) implements Timers {

    @Override
    public Timer create() {
        return new SleeperTimer(limit.takeFor(sleepers), limit);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
