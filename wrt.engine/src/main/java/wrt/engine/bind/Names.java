// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Translates between the kebab-case names of WIT and the names of Java. */
final class Names {

    private Names() {
    }

    /** {@code set-speed} becomes {@code setSpeed}. */
    static String camel(String wit) {
        String pascal = pascal(wit);
        return pascal.isEmpty() ? pascal : Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }

    /** {@code set-speed} becomes {@code SetSpeed}. */
    static String pascal(String wit) {
        StringBuilder name = new StringBuilder();
        for (String word : wit.split("[-_]")) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return name.toString();
    }

    /** {@code set-speed} becomes {@code SET_SPEED}. */
    static String constant(String wit) {
        return wit.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether a Java name of any of the usual spellings means the WIT name. */
    static boolean same(String java, String wit) {
        return plain(java).equals(plain(wit));
    }

    /** The first of some named things that a WIT name means, the very spelling in camel case before any other. */
    static <T> Optional<T> find(Iterable<T> things, Function<T, String> javaName, String wit) {
        T found = null;
        for (T thing : things) {
            if (javaName.apply(thing).equals(camel(wit))) {
                return Optional.of(thing);
            }
            if (found == null && same(javaName.apply(thing), wit)) {
                found = thing;
            }
        }
        return Optional.ofNullable(found);
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
