// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.program;

/**
 * One thing that the host does.
 *
 * @param kind what
 * @param a which function, call or body
 * @param b another number
 * @param c the seed of values
 */
public record Action(Kind kind, int a, int b, int c) {

    /** What the host can do. */
    public enum Kind {
        /** Calls a function of a guest. */
        INVOKE,
        /** Asks a call for its end. */
        CANCEL,
        /** Answers a call by a guest. */
        COMPLETE,
        /** Runs some of those that are ready. */
        TICK
    }
}
