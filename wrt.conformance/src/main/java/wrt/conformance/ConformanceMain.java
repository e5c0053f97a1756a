// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import wrt.component.Feature;
import wrt.conformance.encode.EncodedCache;
import wrt.conformance.encode.EncoderPackage;
import wrt.conformance.encode.NodeEncoder;
import wrt.conformance.encode.TextEncoder;
import wrt.conformance.oracle.OracleMain;
import wrt.conformance.report.JsonReport;
import wrt.conformance.report.Summary;
import wrt.conformance.report.TextReport;
import wrt.conformance.run.ScriptResult;
import wrt.conformance.run.Suite;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/** Runs conformance scripts from the command line. */
public final class ConformanceMain {

    /** Guests are limited by the depth of their calls; the stack has to be large enough for it. */
    private static final long STACK_BYTES = 512L << 20;

    private final PrintStream out;
    private final PrintStream err;

    ConformanceMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Ends the process with 0 if nothing failed, 1 if something did, 2 for wrong usage.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        int exitCode = new ConformanceMain(System.out, System.err).run(args);
        System.out.flush();
        System.exit(exitCode);
    }

    /**
     * Runs a command line.
     *
     * @param args the command line
     * @return the exit code
     */
    int run(String... args) {
        if (args.length > 0 && args[0].equals("oracle")) {
            return new OracleMain(out, err).run(Arrays.copyOfRange(args, 1, args.length));
        }
        ConformanceCommand command = new ConformanceCommand();
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().width(100);
        try {
            line.parseArgs(args);
            if (command.help) {
                line.usage(out, Ansi.OFF);
                return 0;
            }
            return onLargeStack(command);
        } catch (ParameterException | UsageException e) {
            err.println("wrt: conformance: " + e.getMessage());
            err.println("Try './wrt conformance --help'.");
            return 2;
        }
    }

    private int onLargeStack(ConformanceCommand command) {
        List<Script> scripts = Script.find(command.places, command.filter);
        Map<Feature, Boolean> forced = FeatureSwitches.of(command.features);
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Thread.ofPlatform().name("scripts").stackSize(STACK_BYTES).start(() -> exitCode.completeAsync(
                () -> run(command, scripts, forced), Runnable::run));
        return exitCode.join();
    }

    private int run(ConformanceCommand command, List<Script> scripts, Map<Feature, Boolean> forced) {
        EncoderPackage encoder = new EncoderPackage(command.cache.resolve("encoder"), command.encoder);
        try (TextEncoder text = new EncodedCache(new NodeEncoder(encoder), encoder, command.cache.resolve("encoded"))) {
            Suite suite = new Suite(text, CoreCompiler.create(CoreConfig.defaults()
                    .withCacheDirectory(command.cache.resolve("code"))), forced, command.strictText);
            TextReport report = new TextReport(out);
            List<ScriptResult> results = new ArrayList<>();
            for (Script script : scripts) {
                ScriptResult result = suite.run(script.file(), script.name());
                results.add(result);
                if (!command.json) {
                    report.print(result);
                }
            }
            if (command.json) {
                out.println(JsonReport.of(results));
            } else {
                report.end(results);
            }
            return Summary.of(results).failed() == 0 ? 0 : 1;
        }
    }
}
