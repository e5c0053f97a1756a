// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

/**
 * Says when a policy's decisions take too long: three times within a thousand decisions, since a single late one may be
 * the garbage collector's or the operating system's doing.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
public final class StallDetector {

    static final int STRIKES = 3;
    static final int WINDOW = 1000;

    private final long limitNanos;
    private int strikes;
    private int decisions;

    /**
     * A detector that has seen nothing.
     *
     * @param limitNanos the longest that a decision may take
     */
    public StallDetector(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    StallDetector fresh() {
        return new StallDetector(limitNanos);
    }

    boolean isStalled(long nanos) {
        if (++decisions > WINDOW) {
            decisions = 0;
            strikes = 0;
        }
        return nanos > limitNanos && ++strikes >= STRIKES;
    }
}
