// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.List;
import wrt.core.Meter;

/**
 * What metering costs: each workload with the meter, divided by the same workload without. Every JVM measures one
 * workload, as the JIT does not compile the same code alike in all of them; the figures are medians over them.
 */
final class FuelBench implements Bench {

    /** The kernels and the arguments of their {@code run}. */
    private static final List<String> WORKLOADS = List.of("fib 27", "calls 300000", "sieve 300000",
            "crc32-bitwise 60000", "crc32-bytewise 300000", "matrix 96", "quicksort 60000", "heapsort 40000",
            "string 16000");

    private static final int JVMS_PER_FORK = 3;

    private final String name;
    private final String purpose;
    private final long quantum;

    private FuelBench(String name, String purpose, long quantum) {
        this.name = name;
        this.purpose = purpose;
        this.quantum = quantum;
    }

    /** With fuel that lasts. */
    static FuelBench endless() {
        return new FuelBench("fuel", "fuel overhead, metered / unmetered", Meter.MAX_FUEL);
    }

    /** With the quantum of round-robin scheduling, refilled at once: what check points cost that are taken. */
    static FuelBench quanta() {
        return new FuelBench("quanta", "fuel overhead with a refill every 1000 fuel, metered / unmetered", 1000);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        List<Result> results = new ArrayList<>();
        for (String workload : WORKLOADS) {
            String[] words = workload.split(" ");
            List<Double> times = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < effort.forks() * JVMS_PER_FORK; i++) {
                double[] figures = ChildJvm.figures(FuelPair.class, words[0], words[1], Long.toString(quantum), "1000",
                        "600", Boolean.toString(i % 2 == 0));
                times.add(figures[0] / 1000);
                ratios.add(figures[2]);
            }
            results.add(Result.ofRatios(workload, "us", times, ratios));
        }
        return results;
    }
}
