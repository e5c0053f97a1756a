// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

/**
 * When a timer expires: at first + k * period.
 *
 * <p>Concurrency: guarded by whoever owns it.
 */
final class Schedule {

    private final long period;
    private long next;
    private boolean over;

    /** A schedule from a moment of {@link System#nanoTime()}; a period of 0 for once only. */
    Schedule(long first, long period) {
        if (period < 0) {
            throw new IllegalArgumentException("a period is 0 or more ns, but is " + period);
        }
        this.next = first;
        this.period = period;
    }

    /** Takes the expirations up to now. */
    long take(long now) {
        if (over || next - now > 0) {
            return 0;
        }
        if (period == 0) {
            over = true;
            return 1;
        }
        long count = 1 + (now - next) / period;
        next += count * period;
        return count;
    }

    /** The earlier of the next expiration and another moment. */
    long before(long deadline) {
        return over || (deadline != Long.MAX_VALUE && deadline - next < 0) ? deadline : next;
    }
}
