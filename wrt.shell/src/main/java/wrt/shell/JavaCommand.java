// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wrt.api.component.WasmComponent;

/** Prints the Java interface of an export, for those who call it from Java. */
@Command(name = "wrt:java", description = "Print the Java interface of an exported interface.", footer = {"",
    "The component is called through it by WasmComponent.as, or as a service by export.services."})
final class JavaCommand implements Callable<Answer> {

    private final Platform platform;

    @Parameters(index = "0", paramLabel = "NAME", description = "The component's name.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "INTERFACE", defaultValue = "", description = "The exported interface; may be left out where there is one.")
    private String witInterface = "";

    @Option(names = "--package", paramLabel = "PACKAGE", defaultValue = "guest", description = "The package of the Java interface (default: ${DEFAULT-VALUE}).")
    private String packageName = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    JavaCommand(Platform platform) {
        this.platform = platform;
    }

    /** What {@code --json} prints. */
    private record Facts(String component, String source) {
    }

    @Override
    public Answer call() {
        WasmComponent component = platform.component(name);
        try {
            String source = component.javaSource(witInterface, packageName);
            return new Answer(source.stripTrailing(), new Facts(name, source));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
