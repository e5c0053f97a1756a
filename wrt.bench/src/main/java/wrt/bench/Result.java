// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark.
 *
 * @param name what was measured
 * @param unit the unit of the value, for example {@code ns} or {@code B}
 * @param value the figure, a median or an average over the run
 * @param ratio the figure divided by what it is compared with in the same run, or null where nothing is compared
 * @param quartiles first and third quartile of the ratio over several JVMs, or null where there is one
 */
public record Result(
        String name, String unit, double value, @Nullable Double ratio, @Nullable List<Double> quartiles) {

    static Result of(String name, String unit, double value) {
        return new Result(name, unit, value, null, null);
    }

    static Result of(String name, String unit, double value, double base) {
        return new Result(name, unit, value, value / base, null);
    }

    /** Medians of the figures, and of the ratios, that several JVMs measured. */
    static Result ofRatios(String name, String unit, List<Double> values, List<Double> ratios) {
        return new Result(name, unit, quantile(values, 2), quantile(ratios, 2),
                List.of(quantile(ratios, 1), quantile(ratios, 3)));
    }

    private static double quantile(List<Double> values, int quarter) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = (sorted.size() - 1) * quarter / 4.0;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
