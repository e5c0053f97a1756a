// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * The moments at which a timer expires: first + k * period.
 *
 * <p>Concurrency: guarded by its owner.
 */
final class Expirations {

    private final long period;
    private long next;

    /** {@link Parker#FOREVER} as the first moment means that it is over. */
    Expirations(long first, long period) {
        if (period < 0) {
            throw new PlatformException(Kind.INVALID, "a period is 0 or more ns, but is " + period);
        }
        this.next = first;
        this.period = period;
    }

    /** Takes the expirations up to a moment. */
    long take(long now) {
        if (next == Parker.FOREVER || next - now > 0) {
            return 0;
        }
        long count = period == 0 ? 1 : 1 + (now - next) / period;
        next = period == 0 ? Parker.FOREVER : next + count * period;
        return count;
    }

    /** The earlier of the next expiration and another moment. */
    long orBefore(long moment) {
        if (next == Parker.FOREVER) {
            return moment;
        }
        return moment == Parker.FOREVER || next - moment < 0 ? next : moment;
    }
}
