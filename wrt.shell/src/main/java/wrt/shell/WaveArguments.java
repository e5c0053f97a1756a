// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Arguments as a shell passes them on: it has taken the quotes off, which WAVE wants around strings and characters.
 *
 * @param signature the function's type in WIT, for example {@code func(name: string, times: u32) -> string}
 */
record WaveArguments(String signature) {

    /**
     * Puts the quotes back where the type wants them and there are none.
     *
     * @param arguments what the shell passed on
     * @return WAVE text; what belongs to no parameter is left as it is
     */
    List<String> complete(List<String> arguments) {
        List<String> types = parameterTypes();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            values.add(switch (i < types.size() ? types.get(i) : "") {
                case "string" -> isQuoted(argument, '"') ? argument : quote(argument, '"');
                case "char" -> isQuoted(argument, '\'') ? argument : quote(argument, '\'');
                default -> argument;
            });
        }
        return values;
    }

    private static boolean isQuoted(String text, char quote) {
        return text.length() >= 2 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
    }

    private static String quote(String text, char quote) {
        StringBuilder quoted = new StringBuilder().append(quote);
        text.chars().forEach(c -> {
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c == quote || c == '\\') {
                        quoted.append('\\');
                    }
                    quoted.append((char) c);
                }
            }
        });
        return quoted.append(quote).toString();
    }

    /** The types between the parentheses, split at the commas that are in no other bracket. */
    private List<String> parameterTypes() {
        List<String> types = new ArrayList<>();
        int depth = 0;
        StringBuilder parameter = new StringBuilder();
        for (char c : signature.substring(Math.max(0, signature.indexOf('('))).toCharArray()) {
            boolean closes = c == ')' && depth == 1;
            if (depth == 1 && (c == ',' || closes)) {
                types.add(parameter.substring(parameter.indexOf(":") + 1).strip());
                parameter.setLength(0);
            } else if (depth > 0) {
                parameter.append(c);
            }
            if (closes) {
                break;
            }
            // The arrow of a function type ends in a bracket that closes nothing; there is none among parameters.
            depth += c == '(' || c == '<' || c == '{' ? 1 : c == ')' || c == '>' || c == '}' ? -1 : 0;
        }
        return types;
    }
}
