// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Says how a comparison went. */
record OracleReport(PrintStream out) {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    private static final int BEFORE = 40;
    private static final int BEHIND = 5;

    /** Both traces from a little before the first difference on: what is common, and then what each one has. */
    void difference(Difference difference) {
        out.println("seed " + difference.program().seed() + ", made smaller: " + difference.program().size()
                + " actions and steps");
        List<JsonArray> entries = difference.trace().entries();
        int at = Math.min(difference.at(), entries.size());
        for (int i = Math.max(0, at - BEFORE); i < at; i++) {
            line("  both      ", i, entries.get(i).toString());
        }
        for (int i = at; i < Math.min(at + BEHIND, entries.size()); i++) {
            line("  WRT       ", i, entries.get(i).toString());
        }
        line("  reference ", at, difference.why());
        out.println();
    }

    private void line(String who, int at, String text) {
        out.println(who + at + " " + (text.length() > 160 ? text.substring(0, 157) + "..." : text));
    }

    void end(Tally tally) {
        out.println("operations and events, with outcomes");
        tally.coverage.counts().forEach((what, outcomes) -> {
            out.println("  " + what);
            outcomes.forEach((outcome, count) -> out.println("    " + count + "  " + outcome));
        });
        table("programs ended", tally.ends);
        table("traps", tally.traps);
        table("traps of no known kind", tally.unclassified);
        table("programs with a newer rule", tally.rules);
        table("programs in which an assertion of the reference was repaired", tally.repairs);
        table("differences", tally.kinds);
        out.println(tally.programs + " programs, " + tally.coverage.entries() + " entries: the reference agreed to "
                + tally.agreed + ", of which " + tally.withRule + " by a newer rule");
    }

    private void table(String title, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            out.println(title);
            counts.forEach((what, count) -> out.println("  " + count + "  " + what));
        }
    }

    static String json(Tally tally) {
        JsonObject object = new JsonObject();
        object.addProperty("programs", tally.programs);
        object.addProperty("agreed", tally.agreed);
        object.addProperty("withRule", tally.withRule);
        object.addProperty("entries", tally.coverage.entries());
        object.add("ends", GSON.toJsonTree(tally.ends));
        object.add("traps", GSON.toJsonTree(tally.traps));
        object.add("rules", GSON.toJsonTree(tally.rules));
        object.add("repairs", GSON.toJsonTree(tally.repairs));
        object.add("differences", GSON.toJsonTree(tally.kinds));
        object.add("seeds", GSON.toJsonTree(tally.differences.stream().map(d -> d.program().seed()).toList()));
        object.add("coverage", GSON.toJsonTree(tally.coverage.counts()));
        return GSON.toJson(object);
    }
}
