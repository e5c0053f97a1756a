// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark.
 *
 * @param name what was measured
 * @param unit the unit of the value, for example {@code ns} or {@code B}
 * @param value the figure, a median or an average over the run
 * @param ratio the figure divided by what it is compared with in the same run, or null where nothing is compared
 */
public record Result(String name, String unit, double value, @Nullable Double ratio) {

    static Result of(String name, String unit, double value) {
        return new Result(name, unit, value, null);
    }

    static Result of(String name, String unit, double value, double base) {
        return new Result(name, unit, value, value / base);
    }
}
