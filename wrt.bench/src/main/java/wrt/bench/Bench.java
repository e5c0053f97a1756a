// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.List;

/** A group of figures that are measured in one run, so that they can be compared. */
interface Bench {

    /** The name on the command line. */
    String name();

    /** What it measures, in a line. */
    String purpose();

    /**
     * Measures.
     *
     * @param effort how long to measure
     * @return the figures
     * @throws Exception if it cannot be measured here; the message says why
     */
    List<Result> run(Effort effort) throws Exception;
}
