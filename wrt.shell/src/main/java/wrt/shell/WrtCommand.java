// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * One command line of one command: parses it, does it, and gives the text to show.
 *
 * <p>A command is a picocli command object that is a {@code Callable<Answer>} and has {@link OutputOptions}.
 */
final class WrtCommand {

    private final CommandLine line;

    /**
     * A command with fresh options.
     *
     * @param command the picocli command object, used once
     */
    WrtCommand(Object command) {
        this(new CommandLine(command));
    }

    /**
     * A command with its own way to parse.
     *
     * @param line the picocli command line, used once
     */
    WrtCommand(CommandLine line) {
        this.line = line;
        line.getCommandSpec().usageMessage().width(100);
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().usageMessage().width(100));
    }

    /**
     * Does what the arguments say.
     *
     * @param arguments the words behind the command's name
     * @return the text to show, without a final line break; empty if there is none
     * @throws CommandFailure if the arguments are wrong or the command cannot be done
     */
    String run(List<String> arguments) {
        ParseResult deepest = deepest(parse(arguments));
        CommandLine command = deepest.commandSpec().commandLine();
        if (deepest.isUsageHelpRequested()) {
            return usage(command);
        }
        Answer answer = answer(command);
        if (answer == Answer.SHOWN) {
            return "";
        }
        return Boolean.TRUE.equals(deepest.matchedOptionValue("--json", false))
                ? Json.text(answer.facts())
                : answer.text();
    }

    /**
     * How to use the command.
     *
     * @return the text, without a final line break
     */
    String usage() {
        return usage(line);
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage(Ansi.OFF).stripTrailing();
    }

    private ParseResult parse(List<String> arguments) {
        try {
            return line.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new CommandFailure(reason(e) + System.lineSeparator() + synopsis(e.getCommandLine()), e);
        }
    }

    private static String reason(ParameterException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            String wrong = unmatched.getUnmatched().getFirst();
            return "unknown " + (wrong.startsWith("-") ? "option" : "argument") + " '" + wrong + "'; did you mean '"
                    + String.join("' or '", unmatched.getSuggestions()) + "'?";
        }
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String synopsis(CommandLine command) {
        Help help = new Help(command.getCommandSpec(), Help.defaultColorScheme(Ansi.OFF));
        String text = "usage: " + help.synopsis("usage: ".length()).strip();
        return text + System.lineSeparator() + "help:  " + command.getCommandSpec().qualifiedName() + " --help";
    }

    private static ParseResult deepest(ParseResult result) {
        return result.hasSubcommand() ? deepest(result.subcommand()) : result;
    }

    @SuppressWarnings("unchecked")
    private static Answer answer(CommandLine command) {
        try {
            return ((Callable<Answer>) command.getCommand()).call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
