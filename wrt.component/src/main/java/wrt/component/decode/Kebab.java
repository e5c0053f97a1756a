// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

/** Kebab case: {@code label} and {@code words} of the grammar of names. */
final class Kebab {

    private Kebab() {
    }

    /**
     * Whether a text is a {@code label}: fragments joined by hyphens, each all lower or all upper case, the first
     * beginning with a letter.
     */
    static boolean isLabel(String text) {
        boolean first = true;
        for (String fragment : text.split("-", -1)) {
            if (!isFragment(fragment, first)) {
                return false;
            }
            first = false;
        }
        return true;
    }

    /** Whether a text is {@code words}: a label without upper case. */
    static boolean isWords(String text) {
        return isLabel(text) && text.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isFragment(String fragment, boolean first) {
        boolean lower = false;
        boolean upper = false;
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!digit && !letter || digit && first && i == 0) {
                return false;
            }
        }
        return !fragment.isEmpty() && !(lower && upper);
    }
}
