// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wrt.api.engine.PolicyInfo;
import wrt.api.engine.PolicySwap;

/** Lists the scheduling policies, and selects one. */
@Command(name = "wrt:policy", description = "List the scheduling policies and the last swaps, or select a policy.")
final class PolicyCommand implements Callable<Answer> {

    private static final int SHOWN_SWAPS = 5;

    private final Platform platform;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private PolicyCommand(Platform platform) {
        this.platform = platform;
    }

    /**
     * The command line with its subcommands.
     *
     * @param platform the services
     * @return the command line
     */
    static CommandLine line(Platform platform) {
        PolicyCommand policies = new PolicyCommand(platform);
        return new CommandLine(policies).addSubcommand(new Swap(policies)).addSubcommand(new Auto(policies));
    }

    /** What {@code --json} prints. */
    private record Facts(List<PolicyInfo> policies, List<PolicySwap> swaps) {
    }

    @Override
    public Answer call() {
        List<PolicyInfo> policies = platform.engine().policies();
        List<PolicySwap> swaps = platform.engine().swaps();
        Table table = new Table("", "NAME", ">RANKING", "BUNDLE");
        policies.forEach(p -> table.row(p.active() ? "*" : "", p.name(), Integer.toString(p.ranking()), p.bundle()));
        return new Answer(table + lastSwaps(swaps), new Facts(policies, swaps));
    }

    private static String lastSwaps(List<PolicySwap> swaps) {
        if (swaps.isEmpty()) {
            return "";
        }
        Table table = new Table("SWAPPED AT", "FROM", "TO", "BECAUSE OF", ">TOOK", ">TASKS");
        swaps.subList(Math.max(0, swaps.size() - SHOWN_SWAPS), swaps.size()).forEach(s -> table.row(s.at(), s.from(),
                s.to(), s.reason(), Durations.text(s.durationNanos()), s.tasks()));
        return "\n\n" + table;
    }

    /** Makes a policy the active one. */
    @Command(name = "swap", description = "Make a policy the active one, whatever its ranking.")
    static final class Swap implements Callable<Answer> {

        private final PolicyCommand policies;

        @Parameters(paramLabel = "NAME", description = "The policy's name.")
        private String name = "";

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Swap(PolicyCommand policies) {
            this.policies = policies;
        }

        @Override
        public Answer call() {
            List<String> names = policies.platform.engine().policies().stream().map(PolicyInfo::name).toList();
            if (!names.contains(name)) {
                throw new Unknown("policy").named(name, names);
            }
            policies.platform.engine().selectPolicy(Optional.of(name));
            return policies.call();
        }
    }

    /** Goes by ranking again. */
    @Command(name = "auto", description = "Go by ranking again.")
    static final class Auto implements Callable<Answer> {

        private final PolicyCommand policies;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Auto(PolicyCommand policies) {
            this.policies = policies;
        }

        @Override
        public Answer call() {
            policies.platform.engine().selectPolicy(Optional.empty());
            return policies.call();
        }
    }
}
