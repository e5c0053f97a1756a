// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.Parker;

/**
 * When a timer expires: at first + k * period; the system is asked for one expiration after the other.
 *
 * <p>Concurrency: guarded by whoever owns it.
 */
final class Expirations {

    private long due = Parker.FOREVER;
    private long period;

    /** From a moment of {@link System#nanoTime()} on; a period of 0 for once only. */
    void arm(long firstNanos, long periodNanos) {
        if (periodNanos < 0) {
            throw new IllegalArgumentException("a period is 0 or more ns, but is " + periodNanos);
        }
        // This one moment means that there is none; a ns before it is as far.
        due = firstNanos == Parker.FOREVER ? firstNanos - 1 : firstNanos;
        period = periodNanos;
    }

    void disarm() {
        due = Parker.FOREVER;
    }

    /** The next expiration, or {@link Parker#FOREVER} if there is none. */
    long due() {
        return due;
    }

    /** Takes those up to now. */
    long take(long now) {
        if (due == Parker.FOREVER || due - now > 0) {
            return 0;
        }
        if (period == 0) {
            due = Parker.FOREVER;
            return 1;
        }
        long count = 1 + (now - due) / period;
        due += count * period;
        return count;
    }
}
