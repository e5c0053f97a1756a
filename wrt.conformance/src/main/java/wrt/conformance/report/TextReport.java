// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wrt.conformance.run.ScriptResult;
import wrt.conformance.run.StepResult;
import wrt.conformance.run.Verdict;

/**
 * Prints results for people.
 *
 * @param out where to
 */
public record TextReport(PrintStream out) {

    private static final int LONGEST_FORM = 200;

    /** Prints a line for a script, and one paragraph for each failure. */
    public void print(ScriptResult script) {
        long failed = script.count(Verdict.Failed.class);
        long skipped = script.count(Verdict.Skipped.class);
        String mark = failed > 0 ? "FAIL" : skipped > 0 ? "skip" : "ok  ";
        out.println(mark + "  " + script.name() + ": " + new Summary(script.count(Verdict.Passed.class), failed,
                skipped) + reasons(script));
        script.steps().forEach(step -> print(script, step));
    }

    private static String reasons(ScriptResult script) {
        Map<String, Long> reasons = new TreeMap<>();
        script.steps().forEach(step -> {
            if (step.verdict() instanceof Verdict.Skipped skipped) {
                reasons.merge(skipped.reason(), 1L, Long::sum);
            }
        });
        return reasons.isEmpty() ? "" : " (skipped: " + String.join("; ", reasons.keySet()) + ")";
    }

    private void print(ScriptResult script, StepResult result) {
        if (result.verdict() instanceof Verdict.Failed failed) {
            out.println("  " + script.file() + ":" + result.step().line() + ": " + shortened(result.step().form()));
            if (!failed.expected().isEmpty()) {
                out.println("    expected " + failed.expected());
            }
            out.println("    got      " + failed.actual().replace("\n", "\n    "));
        }
    }

    private static String shortened(String form) {
        String line = form.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_FORM ? line : line.substring(0, LONGEST_FORM) + " …";
    }

    /** Prints the last line. */
    public void end(List<ScriptResult> scripts) {
        out.println(Summary.of(scripts));
    }
}
