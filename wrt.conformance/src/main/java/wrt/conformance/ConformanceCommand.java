// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wrt.conformance.encode.EncoderPackage;

/** The command line. */
@Command(name = "./wrt conformance", description = "Run conformance scripts (.wast) of the Component Model.", footer = {
    "", "Assertions are counted; other commands only where they do not work.",
    "'./wrt conformance oracle' compares random programs with the reference implementation; oracle --help explains it.",
    "The text format is translated by wasm-tools, which npm fetches at the first run (needs Node.js 18 or newer).", "",
    "exit codes: 0 nothing failed, 1 something failed, 2 wrong usage"})
final class ConformanceCommand {

    @Parameters(paramLabel = "DIR_OR_FILE", arity = "1..*", description = "Scripts, or directories that are searched for them.")
    final List<Path> places = new ArrayList<>();

    @Option(names = "--filter", paramLabel = "PATTERN", description = "Only scripts whose path fits: a glob such as 'async/*', a regular expression in slashes, or a part of the path.")
    @Nullable
    String filter;

    @Option(names = "--feature", paramLabel = "NAME=on|off", description = "Switch a feature, whatever a script says.")
    final Map<String, String> features = new LinkedHashMap<>();

    @Option(names = "--strict-text", description = "Messages of refused modules and components have to match as well.")
    boolean strictText;

    @Option(names = "--encoder", paramLabel = "VERSION", defaultValue = EncoderPackage.DEFAULT_VERSION, description = "The version of jco-transpile that translates text (default: ${DEFAULT-VALUE}).")
    String encoder = EncoderPackage.DEFAULT_VERSION;

    @Option(names = "--cache", paramLabel = "DIR", defaultValue = "${sys:wrt.conformance.cache:-.wrt/conformance}", description = "Where the encoder and what it encoded are kept (default: ${DEFAULT-VALUE}).")
    Path cache = Path.of(".wrt", "conformance");

    @Option(names = "--json", description = "Print the results as JSON.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Explain this command.")
    boolean help;
}
