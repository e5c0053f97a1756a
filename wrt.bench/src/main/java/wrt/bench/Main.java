// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the benchmarks: {@code ./wrt bench [NAME] [--json]}. */
@Command(name = "wrt bench", mixinStandardHelpOptions = true, description = "Measures WRT; figures are medians.")
public final class Main implements Callable<Integer> {

    private static final List<Bench> BENCHES = List.of(FuelBench.endless(), FuelBench.quanta(), new CallBench(),
            new GuestBench(), new TaskBench(), new AsyncBench(), new PolicyBench(), new DeployBench(), new StartBench(),
            new PlatformBench());

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "the benchmark to run; all without it")
    private @Nullable String name;

    @Option(names = "--json", description = "print JSON, one object a line for each benchmark")
    private boolean json;

    @Option(names = "--quick", description = "measure for a tenth of the time; for a first impression only")
    private boolean quick;

    @Option(names = "--list", description = "list the benchmarks")
    private boolean list;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            BENCHES.forEach(bench -> System.out.printf("%-10s %s%n", bench.name(), bench.purpose()));
            return 0;
        }
        List<Bench> chosen = BENCHES.stream().filter(bench -> name == null || bench.name().equals(name)).toList();
        if (chosen.isEmpty()) {
            System.err.println("wrt bench: unknown benchmark '" + name + "'; there are: "
                    + BENCHES.stream().map(Bench::name).collect(Collectors.joining(", ")));
            return 2;
        }
        for (Bench bench : chosen) {
            System.err.println("measuring " + bench.name() + ": " + bench.purpose());
            Report report = new Report(bench.name(), bench.run(quick ? Effort.QUICK : Effort.FULL));
            System.out.println(json ? report.json() : report.table());
        }
        return 0;
    }
}
