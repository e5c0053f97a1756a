// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import java.util.Arrays;

/** Quanta of fuel as a configuration gives them: one for all bands, or one for each. */
final class Quanta {

    private Quanta() {
    }

    /** The quantum, if it is one. */
    static long checked(String pid, long quantum) {
        if (quantum < 1) {
            throw new IllegalArgumentException(pid + " quantum: must be at least 1 fuel, but is " + quantum);
        }
        return quantum;
    }

    /** One quantum for each band, from lowest to highest. */
    static long[] perBand(String pid, long[] configured) {
        for (long quantum : configured) {
            checked(pid, quantum);
        }
        return switch (configured.length) {
            case 1 -> {
                long[] same = new long[PriorityBands.COUNT];
                Arrays.fill(same, configured[0]);
                yield same;
            }
            case PriorityBands.COUNT -> configured.clone();
            default -> throw new IllegalArgumentException(pid + " quantum: must be one value, or " + PriorityBands.COUNT
                    + " values from the lowest band to the highest, but there are " + configured.length);
        };
    }
}
