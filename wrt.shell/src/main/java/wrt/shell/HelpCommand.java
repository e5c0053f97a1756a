// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the commands, or explains one. */
@Command(name = "wrt:help", description = "List the commands of WRT, or explain one of them.")
final class HelpCommand implements Callable<Answer> {

    private final SequencedMap<String, Supplier<CommandLine>> commands;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command to explain.")
    private @Nullable String command;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    HelpCommand(SequencedMap<String, Supplier<CommandLine>> commands) {
        this.commands = commands;
    }

    @Override
    public Answer call() {
        return command == null ? all() : one(command.replaceFirst("^wrt:", ""));
    }

    private Answer all() {
        Table table = new Table("COMMAND", "WHAT IT DOES");
        Map<String, String> facts = new LinkedHashMap<>();
        commands.forEach((name, command) -> {
            String description = String.join(" ", command.get().getCommandSpec().usageMessage().description());
            table.row("wrt:" + name, description);
            facts.put(name, description);
        });
        return new Answer(table + "\n\nwrt:help COMMAND explains one; every command takes --json.", facts);
    }

    private Answer one(String name) {
        Supplier<CommandLine> line = commands.get(name);
        if (line == null) {
            throw new Unknown("command").named(name, commands.keySet());
        }
        String usage = new WrtCommand(line.get()).usage();
        return new Answer(usage, Map.of("command", name, "usage", usage));
    }
}
