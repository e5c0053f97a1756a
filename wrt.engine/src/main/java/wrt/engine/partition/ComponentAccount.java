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

    // Of the calls that are too short to be timed each, one in so many stands for all.
    private static final int TIMED_EACH = 64;

    final Counter calls = new Counter();

    // Begun on their callers' stacks, and otherwise.
    final Counter direct = new Counter();
    private long begun;
    final Counter failures = new Counter();
    final Counter fuel = new Counter();
    final Counter switches = new Counter();

    private final SingleWriterRecorder latency = new SingleWriterRecorder(HIGHEST_NANOS, DIGITS);
    private final Histogram sum = new Histogram(HIGHEST_NANOS, DIGITS);
    private Histogram interval = latency.getIntervalHistogram();
    private int untimed;

    /** A call begins; by the owner. */
    void begun() {
        begun++;
    }

    /** How many calls are active; by the owner. */
    long active() {
        return begun + direct.get() - calls.get();
    }

    /** Whether the next call is to be timed although it is short. */
    boolean isToBeTimed() {
        return untimed >= TIMED_EACH - 1;
    }

    /** A call ended; it also stands for those before it that were not timed; by the owner. */
    void ended(boolean failed, long nanos) {
        long each = Math.min(Math.max(nanos, 0), HIGHEST_NANOS);
        if (untimed == 0) {
            latency.recordValue(each);
        } else {
            latency.recordValueWithCount(each, 1L + untimed);
            untimed = 0;
        }
        count(failed);
    }

    /** A call ended that was not timed; by the owner. */
    void endedUntimed(boolean failed) {
        untimed++;
        count(failed);
    }

    private void count(boolean failed) {
        calls.add(1);
        if (failed) {
            failures.add(1);
        }
    }

    /** Adds all latencies recorded so far to another histogram. */
    synchronized void addLatencies(Histogram to) {
        interval = latency.getIntervalHistogram(interval);
        sum.add(interval);
        to.add(sum);
    }

    /** Adds what was recorded in a partition that has ended; by the one thread that writes this account. */
    void add(ComponentAccount ended) {
        calls.add(ended.calls.get());
        failures.add(ended.failures.get());
        fuel.add(ended.fuel.get());
        switches.add(ended.switches.get());
        Histogram all = emptyLatencies();
        ended.addLatencies(all);
        synchronized (this) {
            sum.add(all);
        }
    }

    /** A histogram of the range and precision used here. */
    static Histogram emptyLatencies() {
        return new Histogram(HIGHEST_NANOS, DIGITS);
    }
}
