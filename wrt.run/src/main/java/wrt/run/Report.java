// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wrt.core.CompilationReport;

/**
 * What is told of a call besides its result.
 *
 * @param outcome the call
 * @param loadNanos from bytes to code, in ns
 * @param reports how each core module was compiled
 * @param metered whether fuel was counted
 * @param cache {@code hit}, {@code miss} or {@code off}
 */
record Report(Outcome outcome, long loadNanos, List<CompilationReport> reports, boolean metered, String cache) {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    /** Lines for people. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "fuel", metered ? String.format(Locale.ROOT, "%,d", outcome.fuel()) : "not counted");
        line(text, "call", String.format(Locale.ROOT, "%,d ns, the code cold", outcome.nanos()));
        line(text, "load", String.format(Locale.ROOT, "%,d ns", loadNanos));
        line(text, "compile", String.format(Locale.ROOT, "%,d ns, %d core modules", compileNanos(), reports.size()));
        line(text, "cache", cache);
        for (CompilationReport report : reports) {
            report.oversized().forEach(f -> line(text, "slow", "function " + f.index() + " " + f.name()
                    + " is too large for a Java method and runs interpreted"));
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-8s %s%n", name, value));
    }

    private long compileNanos() {
        return reports.stream().map(CompilationReport::duration).mapToLong(Duration::toNanos).sum();
    }

    /** One line for machines. */
    String json() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("export", outcome.export());
        facts.put("result", outcome.result());
        facts.put("fuel", metered ? outcome.fuel() : null);
        facts.put("nanos", outcome.nanos());
        facts.put("loadNanos", loadNanos);
        facts.put("compileNanos", compileNanos());
        facts.put("cache", cache);
        return GSON.toJson(facts);
    }

    /** One line for machines about a call without result. */
    static String json(Failure failure) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("error", failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("message", failure.getMessage());
        return GSON.toJson(facts);
    }
}
