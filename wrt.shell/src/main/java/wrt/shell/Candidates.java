// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import wrt.api.component.WasmComponent;
import wrt.api.engine.PolicyInfo;

/**
 * What the word at the cursor could become.
 *
 * @param platform the services that know the names
 */
record Candidates(Platform platform) {

    /** The session's variable in which the interactive shell keeps the line that is being typed. */
    static final String COMMAND_LINE = ".commandLine";

    /**
     * The candidates for a line.
     *
     * @param line what the session calls its command line, a parsed line of JLine
     * @return the candidates, of which the shell drops those that do not begin with what is typed
     */
    List<String> of(@Nullable Object line) {
        if (!(line instanceof ParsedLine parsed)) {
            return List.of();
        }
        List<String> words = parsed.words();
        return at(words.getFirst().replaceFirst("^wrt:", ""), words, parsed.wordIndex());
    }

    private List<String> at(String command, List<String> words, int index) {
        return switch (command + " " + index) {
            case "inspect 1", "undeploy 1", "deploy 2" -> platform.names();
            case "call 1", "java 1" -> platform.components().stream().map(WasmComponent::name).sorted().toList();
            case "call 2" -> exports(words.get(1));
            case "java 2" -> exports(words.get(1)).stream().filter(path -> path.contains("#"))
                    .map(path -> path.substring(0, path.indexOf('#'))).distinct().toList();
            case "policy 1" -> List.of("swap", "auto");
            case "policy 2" -> words.get(1).equals("swap") ? policies() : List.of();
            case "kill 1" -> platform.engine().tasks().stream().map(task -> Long.toString(task.id())).toList();
            case "help 1" -> Completions.COMMANDS;
            default -> List.of();
        };
    }

    private List<String> exports(String component) {
        return platform.components().stream().filter(c -> c.name().equals(component))
                .flatMap(c -> c.exports().stream()).map(f -> f.path()).toList();
    }

    private List<String> policies() {
        return platform.engine().policies().stream().map(PolicyInfo::name).toList();
    }
}
