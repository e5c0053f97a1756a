// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wrt.conformance.oracle.play.Trace;

/** The result of many programs. */
final class Tally {

    int programs;
    int agreed;
    int withRule;
    final Map<String, Integer> rules = new TreeMap<>();
    final Map<String, Integer> repairs = new TreeMap<>();
    final Map<String, Integer> ends = new TreeMap<>();
    final Map<String, Integer> traps = new TreeMap<>();
    final Map<String, Integer> unclassified = new TreeMap<>();
    final Map<String, Integer> kinds = new TreeMap<>();
    final List<Difference> differences = new ArrayList<>();
    final Coverage coverage = new Coverage();

    void add(Trace trace, Reference.Answer answer) {
        programs++;
        if (!answer.rules().isEmpty()) {
            withRule++;
        }
        answer.rules().keySet().forEach(r -> rules.merge(r, 1, Integer::sum));
        answer.repairs().keySet().forEach(r -> repairs.merge(r, 1, Integer::sum));
        coverage.add(trace);
        String end = trace.entries().getLast().get(0).getAsString();
        if (end.equals("end") && !trace.entries().getLast().get(1).getAsJsonArray().isEmpty()) {
            end = "end, with calls that wait for ever";
        }
        ends.merge(end, 1, Integer::sum);
        String place = answer.trap();
        if (end.equals("trap") && place != null) {
            String message = Oracle.message(trace);
            String kind = TrapKinds.ofMessage(message);
            traps.merge(kind == null ? "other" : kind, 1, Integer::sum);
            if (message != null && (kind == null || TrapKinds.ofPlace(place) == null)) {
                unclassified.merge(message.replaceAll("[0-9]+", "N") + " | " + place, 1, Integer::sum);
            }
        }
    }
}
