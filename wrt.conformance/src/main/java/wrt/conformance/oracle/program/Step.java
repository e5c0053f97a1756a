// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.program;

/**
 * One thing that a guest is told to do. To what is decided when it is done, by the numbers and what there is then; where
 * there is nothing that fits, the step is left out.
 *
 * @param kind what
 * @param a which handle or function
 * @param b how: lengths, variations
 * @param c the seed of values, or another body
 * @param wild whether any handle will do, also one that cannot be right, and values may be malformed
 */
public record Step(StepKind kind, int a, int b, int c, boolean wild) {

    /** The end of the name of an operation that has an option {@code async} or {@code cancellable}. */
    public String plus() {
        return b % 2 == 0 ? "+" : "";
    }
}
