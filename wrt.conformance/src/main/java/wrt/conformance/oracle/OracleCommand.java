// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(name = "./wrt conformance oracle", description = "Run random asynchronous programs here and follow each in the reference implementation, which has to agree with every result, event, value and byte.", footer = {
    "",
    "The reference is definitions.py of https://github.com/WebAssembly/component-model, in design/mvp/canonical-abi."
            + " It is run by Python 3.10 or newer.",
    "A difference is made as small as possible and shown; --programs 1 --seed S runs that program again.", "",
    "exit codes: 0 the reference agreed to all, 1 it did not, 2 wrong usage"})
final class OracleCommand {

    @Parameters(paramLabel = "DEFINITIONS", description = "The reference's definitions.py.")
    Path definitions = Path.of("definitions.py");

    @Option(names = "--programs", paramLabel = "N", defaultValue = "1000", description = "How many programs (default: ${DEFAULT-VALUE}).")
    int programs = 1000;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "The seed of the first program; the others count up from it (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--show", paramLabel = "N", defaultValue = "3", description = "How many kinds of differences are made small and shown (default: ${DEFAULT-VALUE}).")
    int show = 3;

    @Option(names = "--python", paramLabel = "COMMAND", defaultValue = "python3", description = "Runs the reference (default: ${DEFAULT-VALUE}).")
    String python = "python3";

    @Option(names = "--cache", paramLabel = "DIR", defaultValue = "${sys:wrt.conformance.cache:-.wrt/conformance}", description = "Where compiled code is kept (default: ${DEFAULT-VALUE}).")
    Path cache = Path.of(".wrt", "conformance");

    @Option(names = "--trace", description = "Print the whole trace of each program; for one or a few.")
    boolean trace;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Explain this command.")
    boolean help;
}
