// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.CoreFunction;
import wrt.core.CoreImports;
import wrt.core.Meter;
import wrt.core.Metering;

/** One run of a kernel, with and without the meter. */
@State(Scope.Thread)
public class FuelOverhead {

    /** The workload and the argument of its {@code run}. */
    @Param({"fib:27", "calls:300000", "sieve:300000", "crc32-bitwise:60000", "crc32-bytewise:300000", "matrix:96",
        "quicksort:60000", "heapsort:40000", "string:16000"})
    public String workload = "";

    /** Whether guest code charges fuel. */
    @Param({"metered", "unmetered"})
    public String metering = "";

    @SuppressWarnings("NullAway.Init") // set up by JMH
    private CoreFunction run;
    private int argument;
    private final long[] frame = new long[2];

    /** Compiles and instantiates the kernel. */
    @Setup
    public void setUp() {
        String[] parts = workload.split(":");
        argument = Integer.parseInt(parts[1]);
        CoreConfig config = CoreConfig.defaults();
        if (metering.equals("unmetered")) {
            config = config.withMetering(new Metering.Unmetered());
        }
        Meter meter = new Meter(m -> m.refill(Meter.MAX_FUEL), Meter.DEFAULT_CALL_DEPTH);
        meter.refill(Meter.MAX_FUEL);
        run = CoreCompiler.create(config).compile(Kernels.read(parts[0])).instantiate(CoreImports.none(), meter)
                .function("run");
    }

    /** Runs it once. */
    @Benchmark
    public long run() {
        frame[0] = argument;
        run.call(frame);
        return frame[0];
    }
}
