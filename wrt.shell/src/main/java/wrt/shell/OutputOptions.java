// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class OutputOptions {

    /** Whether the answer is for a machine. */
    @Option(names = "--json", description = "Print the facts as JSON, on one line.")
    boolean json;

    /** Whether the user asks how to use the command. */
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Explain this command.")
    boolean help;
}
