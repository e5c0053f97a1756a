// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

/** What came of a command. */
public sealed interface Verdict {

    /** It did what it should. */
    record Passed() implements Verdict {
    }

    /**
     * It did something else.
     *
     * @param expected what it should have done
     * @param actual what it did
     */
    record Failed(String expected, String actual) implements Verdict {
    }

    /**
     * It was not tried.
     *
     * @param reason the feature that is off or does not exist here, or the command that is not known
     */
    record Skipped(String reason) implements Verdict {
    }
}
