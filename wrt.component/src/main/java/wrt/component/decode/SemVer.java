// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.List;
import java.util.regex.Pattern;

/** Semantic versions as of semver.org 2.0.0, and the canonical prefixes of them that may name an interface. */
final class SemVer {

    // Possessive quantifiers: no backtracking, however long the text is.
    private static final List<String> PARTS = List.of("major version number", "minor version number",
            "patch version number");
    private static final String NUMBER = "(?:0|[1-9][0-9]*+)";
    private static final String PRE = "(?:[0-9]*+[A-Za-z-][0-9A-Za-z-]*+|0|[1-9][0-9]*+)";
    private static final Pattern VALID = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-" + PRE
            + "(?:\\." + PRE + ")*+)?+(?:\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?+");
    private static final Pattern CANONICAL = Pattern
            .compile("[1-9][0-9]*+|0\\.[1-9][0-9]*+|0\\.0\\.[1-9][0-9]*+|0\\.0\\.0");
    // Numbers of a version have to fit 64 bits.
    private static final int LONGEST = 1000;

    private SemVer() {
    }

    static boolean isValid(String text) {
        return text.length() <= LONGEST && VALID.matcher(text).matches();
    }

    /** Why a text is no version, in the words of Rust's crate semver. */
    static String problem(String text) {
        if (text.isEmpty()) {
            return "empty string, expected a semver version";
        }
        int at = 0;
        for (String part : PARTS) {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == start) {
                return at == text.length()
                        ? "unexpected end of input while parsing " + part
                        : "unexpected character '" + Character.toString(text.codePointAt(at)) + "' while parsing "
                                + part;
            }
            if (at - start > 1 && text.charAt(start) == '0') {
                return "invalid leading zero in " + part;
            }
            if (part != PARTS.getLast()) {
                if (at == text.length()) {
                    return "unexpected end of input after " + part;
                }
                if (text.charAt(at++) != '.') {
                    return "unexpected character '" + Character.toString(text.codePointAt(at - 1)) + "' after " + part;
                }
            }
        }
        String rest = text.substring(at);
        return rest.isEmpty() || rest.startsWith("-") || rest.startsWith("+")
                ? "empty identifier segment, leading zero or unexpected character in `" + rest + "`"
                : "unexpected character '" + Character.toString(text.codePointAt(at)) + "' after " + PARTS.getLast();
    }

    static boolean isCanonical(String text) {
        return text.length() <= LONGEST && CANONICAL.matcher(text).matches();
    }
}
