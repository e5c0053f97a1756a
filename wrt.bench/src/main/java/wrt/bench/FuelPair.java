// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.CoreFunction;
import wrt.core.CoreImports;
import wrt.core.Meter;
import wrt.core.Metering;

/**
 * A process that runs one kernel with the meter and without it, in turn, and prints the medians: ns metered, ns
 * unmetered, and the ratio of neighbours.
 */
public final class FuelPair {

    /*
     * What another process does to caches and clock rates hits both neighbours, and time of the thread leaves out when
     * it did not run at all. So the ratio is that of a quiet machine, also on a busy one.
     */

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SLICE_NANOS = 3_000_000;

    private final CoreFunction run;
    private final int argument;
    private final long[] frame = new long[2];

    private FuelPair(CoreConfig config, String kernel, int argument, long quantum) {
        Meter meter = new Meter(m -> m.refill(quantum), Meter.DEFAULT_CALL_DEPTH);
        meter.refill(quantum);
        this.run = CoreCompiler.create(config).compile(Kernels.read(kernel)).instantiate(CoreImports.none(), meter)
                .function("run");
        this.argument = argument;
    }

    /**
     * Measures.
     *
     * @param arguments the kernel, the argument of its {@code run}, the quantum of fuel, which is refilled at once, ms
     *     of warm-up and of measurement for each variant, and whether the metered one is compiled first
     */
    public static void main(String[] arguments) {
        int argument = Integer.parseInt(arguments[1]);
        CoreConfig metered = CoreConfig.defaults();
        CoreConfig unmetered = metered.withMetering(new Metering.Unmetered());
        long quantum = Long.parseLong(arguments[2]);
        boolean meteredFirst = Boolean.parseBoolean(arguments[5]);
        FuelPair first = new FuelPair(meteredFirst ? metered : unmetered, arguments[0], argument, quantum);
        FuelPair second = new FuelPair(meteredFirst ? unmetered : metered, arguments[0], argument, quantum);
        FuelPair m = meteredFirst ? first : second;
        FuelPair u = meteredFirst ? second : first;
        long warmUp = Long.parseLong(arguments[3]) * 2_000_000;
        int rounds = 0;
        for (long start = cpu(); cpu() - start < warmUp; rounds++) {
            first.nanos(1);
            second.nanos(1);
        }
        int batch = (int) Math.max(1, SLICE_NANOS * 2 * rounds / warmUp);
        long measurement = Long.parseLong(arguments[4]) * 2_000_000;
        List<double[]> pairs = new ArrayList<>();
        for (long start = cpu(); cpu() - start < measurement || pairs.size() < 3;) {
            double before = pairs.size() % 2 == 0 ? m.nanos(batch) : 0;
            double base = u.nanos(batch);
            pairs.add(new double[]{before == 0 ? m.nanos(batch) : before, base});
        }
        System.out.println(median(pairs.stream().mapToDouble(p -> p[0]).toArray()) + " "
                + median(pairs.stream().mapToDouble(p -> p[1]).toArray()) + " "
                + median(pairs.stream().mapToDouble(p -> p[0] / p[1]).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private double nanos(int times) {
        long start = cpu();
        for (int i = 0; i < times; i++) {
            frame[0] = argument;
            run.call(frame);
        }
        return (cpu() - start) / (double) times;
    }

    private static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
