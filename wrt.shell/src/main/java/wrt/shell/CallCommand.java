// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wrt.api.component.CallException;
import wrt.api.component.CallOptions;
import wrt.api.component.ExportedFunction;
import wrt.api.component.WasmComponent;

/** Calls an export with values as text. */
@Command(name = "wrt:call", description = "Call a function of a component and print its result.", footer = {"",
    "Values are WAVE text: 42, 3.5, true, 'text', [1, 2], {speed: 3.5}, some(1), ok(\"x\").",
    "Put a value with brackets or braces in single quotes, since Gogo has a meaning for them.",
    "A string may be written bare: wrt:call telemetry echo hello"})
final class CallCommand implements Callable<Answer> {

    /** No WAVE value but a number begins with a dash, so anything else that does is a mistyped option. */
    private static final Pattern OPTION = Pattern.compile("-(?!\\d|inf\\b).*", Pattern.DOTALL);

    private final Platform platform;

    @Parameters(index = "0", paramLabel = "NAME", description = "The component's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "EXPORT", description = "The function; package, version and interface may be left out where it is unique.")
    private String export = "";

    @Parameters(index = "2..*", paramLabel = "ARGS", arity = "0..*", description = "One value for each parameter.")
    private final List<String> arguments = new ArrayList<>();

    @Option(names = "--fuel", paramLabel = "N", description = "The fuel budget of the call, at least 1.")
    private @Nullable Long fuel;

    @Option(names = "--timeout", paramLabel = "MS", defaultValue = "60000", description = "How long the call may take, in ms; one minute unless given.")
    private long timeout;

    @Option(names = "--priority", paramLabel = "N", description = "0 to 255, larger is more urgent.")
    private @Nullable Integer priority;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private CallCommand(Platform platform) {
        this.platform = platform;
    }

    /** What {@code --json} prints. */
    private record Facts(String component, String export, String result, long nanos) {
    }

    /**
     * The command line, which takes negative numbers for values.
     *
     * @param platform the services
     * @return the command line
     */
    static CommandLine line(Platform platform) {
        return new CommandLine(new CallCommand(platform)).setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Answer call() {
        arguments.stream().filter(OPTION.asMatchPredicate()).findFirst().ifPresent(mistyped -> {
            throw new Unknown("option").named(mistyped, List.of("--fuel", "--timeout", "--priority", "--json"));
        });
        WasmComponent component = platform.component(name);
        ExportedFunction function = new ExportName(export).among(component.exports());
        List<String> values = new WaveArguments(function.signature()).complete(arguments);
        long start = System.nanoTime();
        try {
            String result = component.callText(options(), function.path(), values);
            Facts facts = new Facts(name, function.path(), result, System.nanoTime() - start);
            return new Answer(result.isEmpty() ? "()" : result, facts);
        } catch (CallException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage() + "\n" + function.path() + ": " + function.signature(), e);
        }
    }

    private CallOptions options() {
        CallOptions options = CallOptions.DEFAULT;
        try {
            options = fuel == null ? options : options.withFuel(fuel);
            options = priority == null ? options : options.withPriority(priority);
            return options.withTimeout(Duration.ofMillis(timeout));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
