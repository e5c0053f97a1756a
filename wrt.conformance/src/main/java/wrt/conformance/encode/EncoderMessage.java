// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.encode;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoder answers with the debug form of its error; this takes out what people want to read. */
final class EncoderMessage {

    private static final Pattern CUSTOM = Pattern.compile("kind: Custom\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)");
    private static final Pattern LEXICAL = Pattern.compile("kind: Lex\\(([A-Z]\\w*)([^}]*)\\) \\}");
    private static final Pattern PLACE = Pattern.compile("line: (\\d+), col: (\\d+)");

    private EncoderMessage() {
    }

    static String readable(String debug) {
        String place = "";
        Matcher at = PLACE.matcher(debug);
        if (at.find()) {
            place = " (line " + (Integer.parseInt(at.group(1)) + 1) + ", column " + (Integer.parseInt(at.group(2)) + 1)
                    + " of the form)";
        }
        Matcher custom = CUSTOM.matcher(debug);
        if (custom.find()) {
            return custom.group(1).replaceAll("\\\\(.)", "$1") + place;
        }
        Matcher lexical = LEXICAL.matcher(debug);
        if (lexical.find()) {
            return lexical.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT) + lexical.group(2)
                    + place;
        }
        return debug;
    }
}
