// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.Locale;

/** Writes nanoseconds with three significant digits and the unit that fits. */
final class Durations {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000 * MICRO;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {
    }

    /**
     * The text of a duration.
     *
     * @param nanos the duration, in ns
     * @return for example {@code 850 ns}, {@code 1.24 ms} or {@code 3 min 20 s}
     */
    static String text(long nanos) {
        if (nanos < MICRO) {
            return nanos + " ns";
        }
        if (nanos < MILLI) {
            return significant(nanos, MICRO) + " us";
        }
        if (nanos < SECOND) {
            return significant(nanos, MILLI) + " ms";
        }
        if (nanos < MINUTE) {
            return significant(nanos, SECOND) + " s";
        }
        if (nanos < HOUR) {
            return nanos / MINUTE + " min " + nanos % MINUTE / SECOND + " s";
        }
        if (nanos < 2 * DAY) {
            return nanos / HOUR + " h " + nanos % HOUR / MINUTE + " min";
        }
        return nanos / DAY + " d " + nanos % DAY / HOUR + " h";
    }

    private static String significant(long nanos, long unit) {
        double value = (double) nanos / unit;
        String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
