// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

/**
 * How long to measure.
 *
 * @param forks how many JVMs, one after the other
 * @param warmups how many warm-up iterations in each
 * @param iterations how many measured iterations in each
 * @param millis how long one iteration lasts, in ms
 */
record Effort(int forks, int warmups, int iterations, int millis) {

    /** What the published figures are measured with. */
    static final Effort FULL = new Effort(3, 5, 5, 500);

    /** A first impression, in a tenth of the time. */
    static final Effort QUICK = new Effort(1, 4, 3, 250);
}
