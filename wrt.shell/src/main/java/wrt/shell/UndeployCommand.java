// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a component. */
@Command(name = "wrt:undeploy", description = "Remove a component; its running calls may finish within the grace "
        + "period.")
final class UndeployCommand implements Callable<Answer> {

    private final Platform platform;

    @Parameters(paramLabel = "NAME", description = "The component's name.")
    private String name = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    UndeployCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Answer call() {
        long start = System.nanoTime();
        if (!platform.deployer().undeploy(name)) {
            throw new Unknown("component").named(name, platform.names());
        }
        long nanos = System.nanoTime() - start;
        return new Answer(name + ": removed after " + Durations.text(nanos), Map.of("name", name, "nanos", nanos));
    }
}
