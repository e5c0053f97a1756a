// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two variants of the same work, in turn in one process.
 *
 * @param measured ns that one of the first variant takes, the median
 * @param base ns that one of the second takes, the median
 * @param ratio of neighbours, the median
 */
record InTurn(double measured, double base, double ratio) {

    /*
     * What another process does to caches and clock rates hits both neighbours, and time of the thread leaves out when
     * it did not run at all. So the ratio is that of a quiet machine, also on a busy one.
     */

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SLICE_NANOS = 3_000_000;

    /** One of the variants. */
    @FunctionalInterface
    interface Variant {

        /** Does the work so many times. */
        void run(int times);

        /** Prepares a slice of the work; what that takes is not measured. */
        default void prepare() {
            // Most need nothing.
        }
    }

    /**
     * Measures.
     *
     * @param measured the first variant
     * @param base the second, which it is compared with
     * @param measuredFirst which one the JIT sees first
     * @param warmUpMillis for each
     * @param millis of measurement for each
     */
    static InTurn measure(Variant measured, Variant base, boolean measuredFirst, long warmUpMillis, long millis) {
        Variant first = measuredFirst ? measured : base;
        Variant second = measuredFirst ? base : measured;
        long warmUp = warmUpMillis * 2_000_000;
        int each = 1;
        double rounds = 0;
        for (long start = cpu(); cpu() - start < warmUp; rounds += each) {
            long begun = cpu();
            nanos(first, each);
            nanos(second, each);
            each = cpu() - begun < SLICE_NANOS / 10 ? each * 2 : each;
        }
        int batch = (int) Math.max(1, SLICE_NANOS * 2 * rounds / warmUp);
        List<double[]> pairs = new ArrayList<>();
        for (long start = cpu(); cpu() - start < millis * 2_000_000 || pairs.size() < 3;) {
            double before = pairs.size() % 2 == 0 ? nanos(measured, batch) : 0;
            double neighbour = nanos(base, batch);
            pairs.add(new double[]{before == 0 ? nanos(measured, batch) : before, neighbour});
        }
        return new InTurn(median(pairs.stream().mapToDouble(p -> p[0]).toArray()),
                median(pairs.stream().mapToDouble(p -> p[1]).toArray()),
                median(pairs.stream().mapToDouble(p -> p[0] / p[1]).toArray()));
    }

    private static double nanos(Variant variant, int times) {
        variant.prepare();
        long start = cpu();
        variant.run(times);
        return (cpu() - start) / (double) times;
    }

    private static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** The three figures in one line, for the process that started this one. */
    String line() {
        return measured + " " + base + " " + ratio;
    }
}
