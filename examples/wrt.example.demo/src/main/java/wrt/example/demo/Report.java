// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wrt.api.engine.ComponentStatistics;

/** The verdict as a table for people and as JSON for machines. */
final class Report {

    private final Verdict verdict;

    Report(Verdict verdict) {
        this.verdict = verdict;
    }

    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-12s %10s %16s %12s %10s %10s", "component", "calls", "fuel", "switches",
                "p50", "p99"));
        for (ComponentStatistics c : verdict.components.values()) {
            lines.add(String.format(Locale.ROOT, "%-12s %,10d %,16d %,12d %10s %10s", c.name(), c.calls(), c.fuel(),
                    c.switches(), micros(c.p50Nanos()), micros(c.p99Nanos())));
        }
        lines.add("");
        verdict.swaps.forEach(s -> lines.add(String.format(Locale.ROOT, "policy   %-12s -> %-12s %10s  by %s", s.from(),
                s.to(), micros(s.durationNanos()), s.reason())));
        verdict.changes.forEach(c -> lines
                .add(String.format(Locale.ROOT, "%-8s %-28s %10s", c.what(), c.component(), micros(c.nanos()))));
        verdict.facts.forEach((name, value) -> lines.add(String.format(Locale.ROOT, "%-28s %s", name, value)));
        verdict.problems.forEach(problem -> lines.add("problem: " + problem));
        lines.add("");
        return lines;
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ok", verdict.ok());
        all.put("calls", verdict.calls);
        all.put("lost", verdict.lost);
        all.put("wrong", verdict.wrong);
        all.put("components", verdict.components.values());
        all.put("swaps", verdict.swaps.stream().map(s -> Map.of("from", s.from(), "to", s.to(), "reason", s.reason(),
                "durationNanos", s.durationNanos(), "tasks", s.tasks())).toList());
        all.put("changes", verdict.changes);
        all.put("facts", verdict.facts);
        all.put("problems", verdict.problems);
        return new GsonBuilder().disableHtmlEscaping().create().toJson(all);
    }

    private static String micros(long nanos) {
        return nanos < 10_000_000
                ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
                : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
