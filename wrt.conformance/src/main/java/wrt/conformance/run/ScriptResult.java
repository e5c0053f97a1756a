// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.nio.file.Path;
import java.util.List;

/**
 * A script and what came of it.
 *
 * @param file the script
 * @param name how reports call it
 * @param steps its commands in order
 */
public record ScriptResult(Path file, String name, List<StepResult> steps) {

    /** Copies the list. */
    public ScriptResult {
        steps = List.copyOf(steps);
    }

    /** How many have a verdict and count. */
    public long count(Class<? extends Verdict> verdict) {
        return steps.stream().filter(s -> s.counts() && verdict.isInstance(s.verdict())).count();
    }
}
