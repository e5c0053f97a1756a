// SPDX-License-Identifier: Apache-2.0
package wrt.run;

/**
 * A call that ended well.
 *
 * @param export the full path of the function
 * @param result its result in WAVE; {@code ()} if it has none
 * @param fuel the fuel that it used; 0 without metering
 * @param nanos how long it took, in ns, the code cold
 */
record Outcome(String export, String result, long fuel, long nanos) {

    /** What stands for the result of a function that has none. */
    static final String NO_RESULT = "()";
}
