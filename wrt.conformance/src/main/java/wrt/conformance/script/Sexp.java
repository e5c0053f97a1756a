// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An S-expression of a script, with its place in the text. */
public sealed interface Sexp {

    /**
     * Where it begins.
     *
     * @return index of its first character in the script
     */
    int start();

    /**
     * Where it ends.
     *
     * @return index after its last character
     */
    int end();

    /**
     * A keyword, number or identifier.
     *
     * @param text as written
     * @param start see {@link Sexp#start()}
     * @param end see {@link Sexp#end()}
     */
    record Atom(String text, int start, int end) implements Sexp {
    }

    /**
     * A string.
     *
     * @param bytes its value; text in UTF-8
     * @param start see {@link Sexp#start()}
     * @param end see {@link Sexp#end()}
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Quoted(byte[] bytes, int start, int end) implements Sexp {

        /** As text. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * A list in parentheses.
     *
     * @param items without comments
     * @param start see {@link Sexp#start()}
     * @param end see {@link Sexp#end()}
     */
    record Group(List<Sexp> items, int start, int end) implements Sexp {

        /** Copies the list. */
        public Group {
            items = List.copyOf(items);
        }

        /** Its first word, or nothing. */
        public String keyword() {
            return word(0);
        }

        /** The word at a position, or nothing where there is none. */
        public String word(int index) {
            return index < items.size() && items.get(index) instanceof Atom atom ? atom.text() : "";
        }
    }
}
