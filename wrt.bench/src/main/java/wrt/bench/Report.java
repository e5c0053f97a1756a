// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The figures of one benchmark, as a table or as JSON.
 *
 * @param bench its name
 * @param results its figures
 */
record Report(String bench, List<Result> results) {

    /** The geometric mean of the ratios, where there are any. */
    OptionalDouble geomean() {
        return results.stream().map(Result::ratio).filter(Objects::nonNull).mapToDouble(Math::log).average().stream()
                .map(Math::exp).findFirst();
    }

    String table() {
        StringBuilder text = new StringBuilder(bench).append('\n');
        int width = results.stream().mapToInt(r -> r.name().length()).max().orElse(0);
        for (Result r : results) {
            text.append(String.format(Locale.ROOT, "  %-" + width + "s %,14.1f %-5s", r.name(), r.value(), r.unit()));
            if (r.ratio() != null) {
                text.append(String.format(Locale.ROOT, "  x%.3f", r.ratio()));
            }
            if (r.quartiles() != null) {
                text.append(String.format(Locale.ROOT, "  (quartiles %.3f, %.3f)", r.quartiles().toArray()));
            }
            text.append('\n');
        }
        geomean().ifPresent(mean -> text.append(String.format(Locale.ROOT, "  geometric mean x%.3f%n", mean)));
        return text.toString();
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bench", bench);
        all.put("results", results);
        geomean().ifPresent(mean -> all.put("geomean", mean));
        return new GsonBuilder().disableHtmlEscaping().create().toJson(all);
    }
}
