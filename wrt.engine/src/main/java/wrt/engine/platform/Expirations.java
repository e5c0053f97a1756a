// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * The moments at which a timer expires: first + k * period.
 *
 * <p>Concurrency: guarded by whoever owns it.
 */
public final class Expirations {

    private final long period;
    private long due;

    /**
     * From a moment on.
     *
     * @param first a moment of {@link System#nanoTime()}; {@link Parker#FOREVER} for none at all
     * @param period in ns; 0 for once only
     * @throws PlatformException of kind INVALID for a period below 0
     */
    public Expirations(long first, long period) {
        if (period < 0) {
            throw new PlatformException(Kind.INVALID, "a period is 0 or more ns, but is " + period);
        }
        this.due = first;
        this.period = period;
    }

    /**
     * Those of a timer that is not armed.
     *
     * @return none
     */
    public static Expirations none() {
        return new Expirations(Parker.FOREVER, 0);
    }

    /**
     * The next one that was not taken.
     *
     * @return its moment, or {@link Parker#FOREVER} if there is none
     */
    public long due() {
        return due;
    }

    /**
     * Takes those up to a moment.
     *
     * @param now the moment
     * @return how many there were
     */
    public long take(long now) {
        if (due == Parker.FOREVER || due - now > 0) {
            return 0;
        }
        long count = period == 0 ? 1 : 1 + (now - due) / period;
        due = period == 0 ? Parker.FOREVER : due + count * period;
        return count;
    }
}
