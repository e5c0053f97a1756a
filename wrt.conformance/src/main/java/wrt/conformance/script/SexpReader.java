// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Splits a script into S-expressions; what the forms mean is left to others.
 *
 * <p>Source: WebAssembly core specification, text format, "Lexical Format".
 */
public final class SexpReader {

    private record Open(int start, List<Sexp> items) {
    }

    private final String text;
    private int position;

    private SexpReader(String text) {
        this.text = text;
    }

    /**
     * Reads a whole script.
     *
     * @param text the script
     * @return its top-level expressions
     * @throws ScriptException if parentheses, strings or comments are not closed
     */
    public static List<Sexp> read(String text) {
        return new SexpReader(text).readAll();
    }

    private List<Sexp> readAll() {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(0, new ArrayList<>()));
        for (skipSpace(); position < text.length(); skipSpace()) {
            int start = position;
            switch (text.charAt(position)) {
                case '(' -> {
                    position++;
                    open.push(new Open(start, new ArrayList<>()));
                }
                case ')' -> {
                    position++;
                    Open closed = open.pop();
                    if (open.isEmpty()) {
                        throw new ScriptException(start, "')' closes nothing");
                    }
                    open.element().items().add(new Sexp.Group(closed.items(), closed.start(), position));
                }
                case '"' -> open.element().items().add(new Sexp.Quoted(string(), start, position));
                default -> open.element().items().add(new Sexp.Atom(atom(), start, position));
            }
        }
        if (open.size() > 1) {
            throw new ScriptException(open.element().start(), "'(' is never closed");
        }
        return open.element().items();
    }

    private void skipSpace() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position)) || text.charAt(position) == '\uFEFF') {
                position++;
            } else if (text.startsWith(";;", position)) {
                int newline = text.indexOf('\n', position);
                position = newline < 0 ? text.length() : newline;
            } else if (text.startsWith("(;", position)) {
                skipBlock();
            } else {
                return;
            }
        }
    }

    private void skipBlock() {
        int start = position;
        int depth = 0;
        do {
            if (position >= text.length()) {
                throw new ScriptException(start, "comment is never closed");
            }
            if (text.startsWith("(;", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith(";)", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0);
    }

    private String atom() {
        int start = position;
        while (position < text.length() && !ends(text.charAt(position))) {
            position++;
        }
        String word = text.substring(start, position);
        if ((word.equals("$") || word.equals("@")) && position < text.length() && text.charAt(position) == '"') {
            return word + new String(string(), StandardCharsets.UTF_8);
        }
        if (word.isEmpty()) {
            throw new ScriptException(start, "unexpected character '" + text.charAt(start) + "'");
        }
        return word;
    }

    private static boolean ends(char c) {
        return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"' || c == ';';
    }

    private byte[] string() {
        int start = position++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            if (position >= text.length()) {
                throw new ScriptException(start, "string is never closed");
            }
            int c = text.codePointAt(position);
            position += Character.charCount(c);
            if (c == '"') {
                return bytes.toByteArray();
            }
            if (c == '\\') {
                escape(bytes);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void escape(ByteArrayOutputStream bytes) {
        int start = position;
        if (position >= text.length()) {
            throw new ScriptException(start, "string is never closed");
        }
        char c = text.charAt(position++);
        switch (c) {
            case 't' -> bytes.write('\t');
            case 'n' -> bytes.write('\n');
            case 'r' -> bytes.write('\r');
            case '"', '\'', '\\' -> bytes.write(c);
            case 'u' -> {
                int close = text.indexOf('}', position);
                if (close < 0 || text.charAt(position) != '{') {
                    throw new ScriptException(start, "\\u needs a code point in braces");
                }
                int codePoint = hex(text.substring(position + 1, close).replace("_", ""), start);
                position = close + 1;
                if (!Character.isValidCodePoint(codePoint)) {
                    throw new ScriptException(start, "no such code point: " + Integer.toHexString(codePoint));
                }
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                position++;
                if (position > text.length()) {
                    throw new ScriptException(start, "string is never closed");
                }
                bytes.write(hex(text.substring(position - 2, position), start));
            }
        }
    }

    private static int hex(String digits, int offset) {
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new ScriptException(offset, "'\\" + digits + "' is no escape");
        }
    }
}
