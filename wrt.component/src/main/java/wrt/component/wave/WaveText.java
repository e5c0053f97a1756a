// SPDX-License-Identifier: Apache-2.0
package wrt.component.wave;

import wrt.component.WaveException;

/** A cursor over WAVE text: punctuation, labels, numbers, and quoted text. */
final class WaveText {

    private final String text;
    private int position;

    WaveText(String text) {
        this.text = text;
    }

    int position() {
        skipSpace();
        return position;
    }

    /** The exact place, space not skipped. */
    int rawPosition() {
        return position;
    }

    WaveException error(String message) {
        return new WaveException(position, message);
    }

    boolean atEnd() {
        skipSpace();
        return position >= text.length();
    }

    /** The next character after space, or 0 at the end. */
    char peek() {
        skipSpace();
        return position < text.length() ? text.charAt(position) : 0;
    }

    /** Takes the character if it comes next. */
    boolean take(char c) {
        if (peek() == c && position < text.length()) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char c, String where) {
        if (!take(c)) {
            throw error("expected `" + c + "` " + where + ", found " + found());
        }
    }

    /** What comes next, for messages. */
    String found() {
        return atEnd() ? "the end" : "`" + text.substring(position, text.offsetByCodePoints(position, 1)) + "`";
    }

    boolean startsLabel() {
        char c = peek();
        return c == '%' || isLetter(c);
    }

    /** The label that comes next, without taking it; "" if none does. A leading {@code %} stays. */
    String peekLabel() {
        if (!startsLabel()) {
            return "";
        }
        int end = position + (text.charAt(position) == '%' ? 1 : 0);
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end))
                || text.charAt(end) == '-')) {
            end++;
        }
        return text.substring(position, end);
    }

    /** Takes the label that comes next. */
    String label(String what) {
        String label = peekLabel();
        if (label.isEmpty() || label.equals("%")) {
            throw error("expected " + what + ", found " + found());
        }
        position += label.length();
        return label.startsWith("%") ? label.substring(1) : label;
    }

    /** Takes everything that can belong to a number. */
    String number(String what) {
        skipSpace();
        int end = position;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end))
                || "+-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end == position) {
            throw error("expected " + what + ", found " + found());
        }
        String number = text.substring(position, end);
        position = end;
        return number;
    }

    boolean takeAll(String symbol) {
        skipSpace();
        if (text.startsWith(symbol, position)) {
            position += symbol.length();
            return true;
        }
        return false;
    }

    /** One code point of quoted text, or -1 if the closing quote comes next. */
    int quotedCodePoint(char quote) {
        if (position >= text.length()) {
            throw error("expected the closing " + quote);
        }
        int c = text.codePointAt(position);
        if (c == quote) {
            return -1;
        }
        if (c == '\n' || c == '\r') {
            throw error("a line end has to be written as \\n or \\r");
        }
        return rawCodePoint();
    }

    boolean atRawEnd() {
        return position >= text.length();
    }

    /** The next code point, whatever it is, escape sequences resolved. */
    int rawCodePoint() {
        int c = text.codePointAt(position);
        if (Character.getType(c) == Character.SURROGATE) {
            throw error("a surrogate is no character");
        }
        position += Character.charCount(c);
        return c == '\\' ? escape() : c;
    }

    private int escape() {
        if (position >= text.length()) {
            throw error("expected the rest of the escape sequence");
        }
        char c = text.charAt(position++);
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\', '\'', '"' -> c;
            case 'u' -> codePoint();
            default -> {
                position--;
                throw error("unknown escape sequence \\" + c
                        + ": possible are \\n, \\r, \\t, \\\\, \\', \\\" and \\u{hexadecimal}");
            }
        };
    }

    private int codePoint() {
        int start = position;
        int close = text.indexOf('}', position);
        if (position >= text.length() || text.charAt(position) != '{' || close < 0 || close == position + 1
                || close > position + 7) {
            throw error("expected \\u{hexadecimal} with one to six digits");
        }
        int value = 0;
        for (int i = position + 1; i < close; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                throw new WaveException(i, "expected a hexadecimal digit");
            }
            value = value << 4 | digit;
        }
        if (value > Character.MAX_CODE_POINT || value >= 0xd800 && value < 0xe000) {
            throw new WaveException(start, "\\u{" + Integer.toHexString(value) + "} is no Unicode scalar value");
        }
        position = close + 1;
        return value;
    }

    /** The raw text up to a mark, which is taken too. */
    String rawUpTo(String mark) {
        int end = text.indexOf(mark, position);
        if (end < 0) {
            throw error("expected the closing " + mark);
        }
        String raw = text.substring(position, end);
        position = end + mark.length();
        return raw;
    }

    void closeQuote() {
        position++;
    }

    private void skipSpace() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("//", position)) {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end + 1;
            } else {
                return;
            }
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
