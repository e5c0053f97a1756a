// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.concurrent.TimeUnit;
import wrt.api.platform.Parker;

/** How long to wait until a moment, in the pieces that every call of the system takes. */
final class Deadline {

    /** No call waits longer at a time; a moment further away is waited for again. */
    static final long LONGEST_NANOS = TimeUnit.DAYS.toNanos(1);

    private Deadline() {
    }

    /** Whether a moment has come. */
    static boolean isOver(long deadlineNanos) {
        return deadlineNanos != Parker.FOREVER && deadlineNanos - System.nanoTime() <= 0;
    }

    /** What is left until a moment other than {@link Parker#FOREVER}: 0 to {@link #LONGEST_NANOS}. */
    static long left(long deadlineNanos) {
        return Math.clamp(deadlineNanos - System.nanoTime(), 0, LONGEST_NANOS);
    }

    /** The earlier of two moments. */
    static long earlier(long one, long other) {
        if (one == Parker.FOREVER || other == Parker.FOREVER) {
            return one == Parker.FOREVER ? other : one;
        }
        return one - other < 0 ? one : other;
    }
}
