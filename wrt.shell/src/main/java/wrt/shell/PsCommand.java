// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.TaskInfo;

/** Lists what is deployed and what is running. */
@Command(name = "wrt:ps", description = "List the deployed components and the running tasks.")
final class PsCommand implements Callable<Answer> {

    /** As many digits of a digest as tell components apart at a glance. */
    private static final int SHORT_DIGEST = 12;

    private final Platform platform;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    PsCommand(Platform platform) {
        this.platform = platform;
    }

    /** What {@code --json} prints. */
    private record Facts(List<DeploymentInfo> components, List<ComponentStatistics> statistics, List<TaskInfo> tasks) {
    }

    @Override
    public Answer call() {
        List<DeploymentInfo> deployments = platform.deployer().deployments();
        List<ComponentStatistics> statistics = platform.engine().components();
        List<TaskInfo> tasks = platform.engine().tasks();
        String text = deployments.isEmpty()
                ? "nothing is deployed; try wrt:deploy FILE.wasm"
                : components(deployments, statistics) + problems(deployments);
        return new Answer(text + tasks(tasks), new Facts(deployments, statistics, tasks));
    }

    private static Table components(List<DeploymentInfo> deployments, List<ComponentStatistics> statistics) {
        Map<String, ComponentStatistics> byName = statistics.stream()
                .collect(Collectors.toMap(ComponentStatistics::name, Function.identity()));
        Table table = new Table("NAME", "STATE", "VERSION", "DIGEST", ">PART", ">CALLS", ">FAILED", ">FUEL", ">P50",
                ">P99", ">AGE");
        Instant now = Instant.now();
        for (DeploymentInfo d : deployments) {
            ComponentStatistics s = byName.getOrDefault(d.name(), new ComponentStatistics(d.name(), 0, 0, 0, 0, 0, 0));
            boolean called = s.calls() > 0;
            table.row(d.name(), State.of(d), d.version(), shortened(d.digest()), d.partition(), s.calls(), s.failures(),
                    s.fuel(), called ? Durations.text(s.p50Nanos()) : "-", called ? Durations.text(s.p99Nanos()) : "-",
                    age(d.since(), now));
        }
        return table;
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(SHORT_DIGEST, digest.length()));
    }

    private static String age(Instant since, Instant now) {
        return Durations.text(Math.max(0, Duration.between(since, now).toNanos()));
    }

    private static String problems(List<DeploymentInfo> deployments) {
        StringBuilder text = new StringBuilder();
        for (DeploymentInfo d : deployments) {
            d.problems().forEach(problem -> text.append('\n').append(d.name()).append(": ").append(problem));
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    private static String tasks(List<TaskInfo> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        Table table = new Table(">TASK", "COMPONENT", "EXPORT", "STATE", ">PRIO", ">FUEL", ">BUDGET", ">AGE", ">PART");
        for (TaskInfo t : tasks) {
            table.row(t.id(), t.component(), t.export(), t.state(), t.priority(), t.fuelConsumed(),
                    t.fuelBudget() == Long.MAX_VALUE ? "none" : t.fuelBudget(), Durations.text(t.ageNanos()),
                    t.partition());
        }
        return "\n\n" + table;
    }
}
