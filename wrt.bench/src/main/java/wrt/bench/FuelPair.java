// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

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
public final class FuelPair implements InTurn.Variant {

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
        System.out.println(InTurn.measure(meteredFirst ? first : second, meteredFirst ? second : first, meteredFirst,
                Long.parseLong(arguments[3]), Long.parseLong(arguments[4])).line());
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            frame[0] = argument;
            run.call(frame);
        }
    }
}
