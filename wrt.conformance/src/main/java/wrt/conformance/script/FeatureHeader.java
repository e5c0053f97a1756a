// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The features that the comments of a script switch, for runners that look at them: Wasmtime's {@code ;;! name = true},
 * and {@code -f name,-name} in the {@code ;; RUN:} of wasm-tools.
 *
 * @param switches by name, in lower case with hyphens, without the prefixes {@code component-model-} and {@code cm-}
 * @param present whether there are such comments; the features that they do not name are then in their default state
 */
public record FeatureHeader(SequencedMap<String, Boolean> switches, boolean present) {

    private static final Pattern ASSIGNMENT = Pattern.compile("^;;! *([a-z0-9_-]+) *= *(true|false)",
            Pattern.MULTILINE);
    private static final Pattern RUN = Pattern.compile("^;; *RUN[^:]*:((?:.*\\\\\\R;;)*.*)", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("(?:-f|--features)[ =]*(\\S+)");

    private static final Map<String, String> OTHER_NAMES = Map.of("canon-names", "canonical-names", "cm64", "memory64",
            "async-builtins", "more-async-builtins");

    /** Copies the map. */
    public FeatureHeader {
        switches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(switches));
    }

    /** Finds the comments of a script. */
    public static FeatureHeader of(String script) {
        SequencedMap<String, Boolean> switches = new LinkedHashMap<>();
        boolean present = false;
        for (Matcher m = ASSIGNMENT.matcher(script); m.find(); present = true) {
            switches.put(plain(m.group(1)), Boolean.parseBoolean(m.group(2)));
        }
        for (Matcher run = RUN.matcher(script); run.find(); present = true) {
            for (Matcher option = OPTION.matcher(run.group(1)); option.find();) {
                for (String name : option.group(1).split(",", -1)) {
                    boolean off = name.startsWith("-");
                    switches.put(plain(off || name.startsWith("+") ? name.substring(1) : name), !off);
                }
            }
        }
        return new FeatureHeader(switches, present);
    }

    private static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^(component-model-|cm-)", "");
        return OTHER_NAMES.getOrDefault(plain, plain);
    }
}
