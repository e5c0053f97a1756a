// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.regex.Pattern;

/** Semantic versions as of semver.org 2.0.0, and the canonical prefixes of them that may name an interface. */
final class SemVer {

    // Possessive quantifiers: no backtracking, however long the text is.
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

    static boolean isCanonical(String text) {
        return text.length() <= LONGEST && CANONICAL.matcher(text).matches();
    }
}
