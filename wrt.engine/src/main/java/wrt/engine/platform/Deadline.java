// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.concurrent.TimeUnit;
import wrt.api.platform.Parker;

/**
 * Moments of {@link System#nanoTime()} as the seam has them: {@link Parker#FOREVER} never comes, and the clock may wrap
 * around.
 */
public final class Deadline {

    private static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(1);

    private Deadline() {
    }

    /**
     * Whether a moment has come.
     *
     * @param moment in ns, or {@link Parker#FOREVER}
     * @return never for {@link Parker#FOREVER}
     */
    public static boolean passed(long moment) {
        return moment != Parker.FOREVER && moment - System.nanoTime() <= 0;
    }

    /**
     * How long it is until a moment, a day at most: no call of a system need take more, and who waits looks again.
     *
     * @param moment in ns, not {@link Parker#FOREVER}
     * @return in ns; 0 if the moment has come
     */
    public static long left(long moment) {
        return Math.clamp(moment - System.nanoTime(), 0, LONGEST_NANOS);
    }

    /**
     * The earlier of two moments.
     *
     * @param one in ns, or {@link Parker#FOREVER}
     * @param other in ns, or {@link Parker#FOREVER}
     * @return one of them
     */
    public static long earlier(long one, long other) {
        if (one == Parker.FOREVER || other == Parker.FOREVER) {
            return one == Parker.FOREVER ? other : one;
        }
        return one - other < 0 ? one : other;
    }
}
