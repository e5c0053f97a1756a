// SPDX-License-Identifier: Apache-2.0
package wrt.engine.configuration;

import java.util.List;

/** What the value of a key may be. */
public sealed interface Allowed {

    /**
     * What would be right, for people.
     *
     * @return for example {@code 1 to 1024}
     */
    String text();

    /**
     * A whole number, or a list of them.
     *
     * @param minimum the smallest
     * @param maximum the largest; {@link Long#MAX_VALUE} for any
     */
    record Range(long minimum, long maximum) implements Allowed {

        @Override
        public String text() {
            return maximum == Long.MAX_VALUE ? "at least " + minimum : minimum + " to " + maximum;
        }

        boolean holds(long value) {
            return value >= minimum && value <= maximum;
        }
    }

    /**
     * One of several words.
     *
     * @param all two or more
     */
    record Words(List<String> all) implements Allowed {

        /**
         * One of these words.
         *
         * @param words two or more
         * @return what is allowed
         */
        public static Words of(String... words) {
            return new Words(List.of(words));
        }

        @Override
        public String text() {
            return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
        }
    }

    /** Any text. */
    record Text() implements Allowed {

        @Override
        public String text() {
            return "a text";
        }
    }

    /** True or false. */
    record Truth() implements Allowed {

        @Override
        public String text() {
            return "true or false";
        }
    }
}
