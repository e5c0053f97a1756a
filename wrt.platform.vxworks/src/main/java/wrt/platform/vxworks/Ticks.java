// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import wrt.api.platform.Parker;
import wrt.engine.platform.Deadline;

/**
 * Converts moments of {@link System#nanoTime()} to ticks of the system clock. The first tick is the rest of the one that is
 * going on, so a wait may end up to one tick early, and who waits looks at the time again. The rate is asked for at each
 * wait, since {@code sysClkRateSet} may change it: with a rate of before a wait could last many times as long.
 *
 * @param clock tells the ticks in a second
 */
record Ticks(IntSupplier clock) {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** The clock of the running system. */
    static Ticks ofSystem() {
        Ticks ticks = new Ticks(TaskLib::sysClkRateGet);
        if (ticks.rate() < 1) {
            throw new UnsupportedOperationException("the system clock has " + ticks.rate() + " ticks in a second");
        }
        return ticks;
    }

    /** How many ticks a second has at this moment. */
    int rate() {
        return clock.getAsInt();
    }

    /** What is left until a moment: 0 if it has passed, or {@link Abi#WAIT_FOREVER}. */
    int until(long deadlineNanos) {
        if (deadlineNanos == Parker.FOREVER) {
            return Abi.WAIT_FOREVER;
        }
        long left = Deadline.left(deadlineNanos);
        return left == 0 ? Abi.NO_WAIT : (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(left, tickNanos()));
    }

    private long tickNanos() {
        return Math.max(1, SECOND / Math.max(1, rate()));
    }
}
