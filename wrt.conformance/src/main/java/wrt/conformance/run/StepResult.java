// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import wrt.conformance.script.Step;

/**
 * A command of a script and what came of it.
 *
 * @param step the command
 * @param verdict what came of it
 * @param textMatches whether the message was the expected one, where one was expected
 */
public record StepResult(Step step, Verdict verdict, boolean textMatches) {

    /** Whether it counts: assertions do, and other commands that did not work. */
    public boolean counts() {
        return step.command().isAssertion() || !(verdict instanceof Verdict.Passed);
    }
}
