// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * What the calls of one component did in one partition.
 *
 * <p>Concurrency: written by the owner of the partition; any thread may read. The recorder hands what it has recorded to
 * readers without stopping the writer; readers add it up under this object's lock.
 */
final class ComponentAccount {

    // 1 ns to 1 hour with two significant digits: 36 KiB for each of the recorder's two halves and for the sum.
    private static final long HIGHEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 2;

    final Counter calls = new Counter();
    final Counter failures = new Counter();
    final Counter fuel = new Counter();
    final Counter switches = new Counter();

    private final SingleWriterRecorder latency = new SingleWriterRecorder(HIGHEST_NANOS, DIGITS);
    private final Histogram sum = new Histogram(HIGHEST_NANOS, DIGITS);
    private Histogram interval = latency.getIntervalHistogram();
    private int active;

    /** A call begins; by the owner. */
    void begun() {
        active++;
    }

    /** How many calls are active; by the owner. */
    int active() {
        return active;
    }

    /** A call ended; by the owner. */
    void ended(boolean failed, long nanos) {
        active--;
        calls.add(1);
        if (failed) {
            failures.add(1);
        }
        latency.recordValue(Math.min(Math.max(nanos, 0), HIGHEST_NANOS));
    }

    /** Adds all latencies recorded so far to another histogram. */
    synchronized void addLatencies(Histogram to) {
        interval = latency.getIntervalHistogram(interval);
        sum.add(interval);
        to.add(sum);
    }

    /** A histogram of the range and precision used here. */
    static Histogram emptyLatencies() {
        return new Histogram(HIGHEST_NANOS, DIGITS);
    }
}
