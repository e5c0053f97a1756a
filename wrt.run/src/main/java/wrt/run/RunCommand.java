// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wrt.component.Features;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.ExecutionMode;
import wrt.core.Meter;
import wrt.core.Metering;

/** The command line: what to run and how. */
@Command(name = "./wrt run", description = "Call one export of a component, or of a core module, and print its result.", footer = {
    "", "Values are WAVE text, for example 42, 3.5, true, [1, 2], {speed: 3.5}, some(1), ok(\"x\").",
    "A stream is given as the list of its elements, a future as its value.",
    "A string may be written bare: ./wrt run telemetry.wasm echo hello", "",
    "exit codes: 0 success, 1 the guest failed or the file is not valid, 2 wrong usage"})
final class RunCommand {

    /** No WAVE value but a number begins with a dash, so anything else that does is a mistyped option. */
    private static final Pattern OPTION = Pattern.compile("-(?!\\d|inf\\b).*", Pattern.DOTALL);

    @Parameters(index = "0", paramLabel = "FILE", description = "The component or core module, a .wasm file.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "EXPORT", description = "function or interface#function; the interface may be left out where it is unique.")
    private String export = "";

    @Parameters(index = "2..*", paramLabel = "ARG", arity = "0..*", description = "One value for each parameter.")
    private final List<String> arguments = new ArrayList<>();

    @Option(names = "--fuel", paramLabel = "N", description = "The fuel budget of the call, at least 1.")
    private @Nullable Long fuel;

    @Option(names = "--call-depth", paramLabel = "N", defaultValue = ""
            + Meter.DEFAULT_CALL_DEPTH, description = "How many calls may be nested, 1 to " + Meter.MAX_CALL_DEPTH
                    + " (default: ${DEFAULT-VALUE}).")
    private int callDepth;

    @Option(names = "--feature", paramLabel = "NAME", description = "Turn on a feature of the Component Model that is"
            + " not released, such as async-stackful; may be repeated.")
    private List<String> features = List.of();

    @Option(names = "--interpreter", description = "Interpret instead of compiling to JVM bytecode.")
    private boolean interpreter;

    @Option(names = "--unmetered", description = "Count no fuel and limit no call depth, for comparisons.")
    private boolean unmetered;

    @Option(names = "--cache", paramLabel = "DIR", defaultValue = "${sys:wrt.run.cache}", description = "Keep compiled code in this directory.")
    private @Nullable Path cache;

    @Option(names = "--stats", description = "Print fuel, time and compilation to the standard error stream.")
    boolean stats;

    @Option(names = "--json", description = "Print result, fuel and times as JSON, on one line.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Explain this command.")
    boolean help;

    /** Whether fuel is counted. */
    boolean metered() {
        return !unmetered;
    }

    /** Whether compiled code is kept. */
    boolean cached() {
        return cache != null;
    }

    /**
     * Refuses what the parser let pass.
     *
     * @throws Failure if an argument is a mistyped option, or options contradict each other
     */
    void check() {
        arguments.stream().filter(OPTION.asMatchPredicate()).findFirst().ifPresent(wrong -> {
            throw new Failure(Failure.Kind.USAGE, "unknown option '" + wrong
                    + "'; there are --fuel, --call-depth, --feature, --interpreter, --unmetered, --cache, --stats, --json, --help");
        });
        if (fuel != null && fuel < 1) {
            throw new Failure(Failure.Kind.USAGE, "--fuel must be at least 1, but is " + fuel);
        }
        if (fuel != null && unmetered) {
            throw new Failure(Failure.Kind.USAGE, "--fuel and --unmetered exclude each other");
        }
        if (callDepth < 1 || callDepth > Meter.MAX_CALL_DEPTH) {
            throw new Failure(Failure.Kind.USAGE, "--call-depth must be 1 to " + Meter.MAX_CALL_DEPTH + ", but is "
                    + callDepth);
        }
    }

    /** Loads the file. */
    Program program() {
        CoreConfig config = CoreConfig.defaults()
                .withMode(interpreter ? ExecutionMode.INTERPRETED : ExecutionMode.COMPILED);
        if (unmetered) {
            config = config.withMetering(new Metering.Unmetered());
        }
        if (cache != null) {
            config = config.withCacheDirectory(cache);
        }
        return Program.load(bytes(), String.valueOf(file.getFileName()), CoreCompiler.create(config), callDepth,
                features());
    }

    private Features features() {
        try {
            return Features.defaults().with(features);
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.Kind.USAGE, "--feature: " + e.getMessage());
        }
    }

    private byte[] bytes() {
        if (!Files.isRegularFile(file)) {
            throw new Failure(Failure.Kind.USAGE, Files.exists(file)
                    ? "'" + file + "' is no file"
                    : "no file '" + file + "'");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.USAGE, "cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    /** Calls the export. */
    Outcome call(Program program) {
        return program.call(export, arguments, fuel == null ? OptionalLong.empty() : OptionalLong.of(fuel));
    }
}
