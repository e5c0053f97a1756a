// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.report;

import java.util.List;
import wrt.conformance.run.ScriptResult;
import wrt.conformance.run.Verdict;

/**
 * How many assertions came out how; other commands count where they did not work.
 *
 * @param passed did what they should
 * @param failed did not
 * @param skipped were not tried
 */
public record Summary(long passed, long failed, long skipped) {

    /** The sum over scripts. */
    public static Summary of(List<ScriptResult> scripts) {
        return new Summary(sum(scripts, Verdict.Passed.class), sum(scripts, Verdict.Failed.class),
                sum(scripts, Verdict.Skipped.class));
    }

    private static long sum(List<ScriptResult> scripts, Class<? extends Verdict> verdict) {
        return scripts.stream().mapToLong(s -> s.count(verdict)).sum();
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
