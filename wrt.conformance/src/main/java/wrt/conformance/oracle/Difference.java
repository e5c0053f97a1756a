// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import wrt.conformance.oracle.play.Trace;
import wrt.conformance.oracle.program.Program;

/**
 * A place in a trace to which the reference does not agree.
 *
 * @param program what was run
 * @param trace what happened here
 * @param at the entry
 * @param why what the reference has in its place
 */
record Difference(Program program, Trace trace, int at, String why) {

    /** What it has in common with others of its kind. */
    String kind() {
        String entry = at < trace.entries().size() ? trace.entries().get(at).get(0).getAsString() : "the end";
        return entry + ", " + why.replaceAll("\"[^\"]*\"|[0-9a-f]*[0-9][0-9a-f]*", "N").replaceAll("N(, ?N)+", "N");
    }
}
