// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wrt.api.engine.PartitionInfo;
import wrt.api.platform.Capability;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Metric;

/** Shows what the operating system gives. */
@Command(name = "wrt:platform", description = "Show the backend, what it was granted and refused, the carriers and the metrics.")
final class PlatformCommand implements Callable<Answer> {

    private final Platform platform;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    PlatformCommand(Platform platform) {
        this.platform = platform;
    }

    /** What {@code --json} prints. */
    private record Facts(String backend, List<Capability> capabilities, List<Metric> metrics,
            List<PartitionInfo> partitions) {
    }

    @Override
    public Answer call() {
        Facts facts = new Facts(platform.engine().platform(), platform.engine().capabilities(),
                platform.engine().metrics(), platform.engine().partitions());
        Table capabilities = new Table("CAPABILITY", "STATE", "DETAIL");
        facts.capabilities().forEach(c -> row(capabilities, c.name(), c));
        Table carriers = new Table("PART", "CARRIER", ">THREAD", "CPUS", "CLASS", ">PRIORITY", "FIBERS");
        Table answers = new Table("PART", "CAPABILITY", "STATE", "DETAIL");
        for (PartitionInfo p : facts.partitions()) {
            CarrierStatus status = p.status();
            carriers.row(p.number() + "", p.carrier(), status.id() + "", status.cpus(), status.schedulingClass(),
                    status.priority(), p.fibers());
            p.capabilities().forEach(c -> answers.row(p.number() + "", c.name(), state(c), c.detail()));
        }
        Table metrics = new Table("METRIC", ">VALUE", "UNIT");
        facts.metrics().forEach(m -> metrics.row(m.name(), m.value(), m.unit()));
        return new Answer("backend " + facts.backend() + "\n\n" + capabilities + "\n\n" + carriers + "\n\n" + answers
                + "\n\n" + metrics, facts);
    }

    private static void row(Table table, String name, Capability c) {
        table.row(name, state(c), c.detail());
    }

    private static String state(Capability c) {
        return c.state().name().toLowerCase(Locale.ROOT);
    }
}
