// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.jline.builtins.Completers.CompletionData;
import org.osgi.service.component.annotations.Component;

/**
 * Tells the interactive shell how to complete the commands.
 *
 * <p>The shell keeps its rules in a variable of the session and runs a profile before the first prompt; this adds the
 * rules at that moment, so that no profile has to name the commands.
 *
 * <p>Concurrency: called on the thread of each session.
 */
@Component
public final class Completions implements CommandSessionListener {

    /** The commands that are completed. */
    static final List<String> COMMANDS = List.of("ps", "deploy", "undeploy", "inspect", "call", "policy", "top",
            "platform", "kill", "java", "help");

    private static final String RULES = ".completions";
    private static final String NAMES = "wrt:__complete";
    private static final String FILES = "__files";

    @Override
    @SuppressWarnings("unchecked")
    public void beforeExecute(CommandSession session, CharSequence command) {
        if (session.get(RULES) instanceof Map<?, ?> rules && !rules.containsKey("wrt:ps")) {
            Rules.addTo((Map<String, List<CompletionData>>) rules);
        }
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Exception exception) {
        // Nothing to do.
    }

    @Override
    public void afterExecute(CommandSession session, CharSequence command, Object result) {
        // Nothing to do.
    }

    /** Apart, since its classes are there only with the interactive shell. */
    private static final class Rules {

        private static final CompletionData JSON = option("--json", "print the facts as JSON");
        private static final CompletionData HELP = option("--help", "explain this command");

        static void addTo(Map<String, List<CompletionData>> rules) {
            for (String name : COMMANDS) {
                rules.put("wrt:" + name, switch (name) {
                    case "call" -> List.of(JSON, HELP, words(NAMES), option("--fuel", "the fuel budget of the call"),
                            option("--timeout", "how long the call may take, in ms"),
                            option("--priority", "0 to 255, larger is more urgent"));
                    case "deploy" ->
                        List.of(JSON, HELP, words(FILES), words(NAMES), option("--set", "a setting, KEY=VALUE"));
                    case "java" ->
                        List.of(JSON, HELP, words(NAMES), option("--package", "the package of the Java interface"));
                    case "top" -> List.of(JSON, HELP, option("-n", "how many times to draw"),
                            option("--interval", "the time between two drawings in ms"));
                    default -> List.of(JSON, HELP, words(NAMES));
                });
            }
        }

        private static CompletionData option(String name, String description) {
            return new CompletionData(List.of(name), description, null, null);
        }

        private static CompletionData words(String function) {
            return new CompletionData(null, null, function, null);
        }
    }
}
