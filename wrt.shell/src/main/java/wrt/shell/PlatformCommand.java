// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wrt.api.engine.PartitionInfo;
import wrt.api.platform.Capability;

/** Shows what the operating system gives. */
@Command(name = "wrt:platform", description = "Show the backend, what it was granted and refused, and the partitions.")
final class PlatformCommand implements Callable<Answer> {

    private final Platform platform;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    PlatformCommand(Platform platform) {
        this.platform = platform;
    }

    /** What {@code --json} prints. */
    private record Facts(String backend, List<Capability> capabilities, List<PartitionInfo> partitions) {
    }

    @Override
    public Answer call() {
        Facts facts = new Facts(platform.engine().platform(), platform.engine().capabilities(),
                platform.engine().partitions());
        Table capabilities = new Table("CAPABILITY", "STATE", "DETAIL");
        facts.capabilities().forEach(c -> row(capabilities, c.name(), c));
        Table carriers = new Table("PART", "CARRIER", "FIBERS", "CAPABILITY", "STATE", "DETAIL");
        for (PartitionInfo p : facts.partitions()) {
            carriers(carriers, p);
        }
        return new Answer("backend " + facts.backend() + "\n\n" + capabilities + "\n\n" + carriers, facts);
    }

    private static void carriers(Table table, PartitionInfo p) {
        Object number = p.number();
        Object carrier = p.carrier();
        Object fibers = p.fibers();
        if (p.capabilities().isEmpty()) {
            table.row(number, carrier, fibers, "", "", "");
        }
        for (Capability c : p.capabilities()) {
            table.row(number, carrier, fibers, c.name(), state(c), c.detail());
            number = carrier = fibers = "";
        }
    }

    private static void row(Table table, String name, Capability c) {
        table.row(name, state(c), c.detail());
    }

    private static String state(Capability c) {
        return c.state().name().toLowerCase(Locale.ROOT);
    }
}
