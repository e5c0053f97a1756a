// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.concurrent.TimeUnit;
import wrt.api.platform.Parker;
import wrt.engine.platform.Deadline;

/**
 * Converts moments of {@link System#nanoTime()} to ticks of the system clock. The first tick is the rest of the one that is
 * going on, so a wait may end up to one tick early, and who waits looks at the time again.
 *
 * @param rate ticks in a second
 */
record Ticks(int rate) {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** The rate of the running system. */
    static Ticks ofSystem() {
        int rate = TaskLib.sysClkRateGet();
        if (rate < 1) {
            throw new UnsupportedOperationException("the system clock has " + rate + " ticks in a second");
        }
        return new Ticks(rate);
    }

    /** What is left until a moment: 0 if it has passed, or {@link Abi#WAIT_FOREVER}. */
    int until(long deadlineNanos) {
        if (deadlineNanos == Parker.FOREVER) {
            return Abi.WAIT_FOREVER;
        }
        long left = Deadline.left(deadlineNanos);
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(left, Math.max(1, SECOND / rate)));
    }
}
