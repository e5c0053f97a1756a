// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Moves values between one Java type and the values of one WIT type as {@code wrt.api.value} defines them.
 *
 * <p>Concurrency: immutable.
 */
interface Conversion {

    /** The same on both sides. */
    Conversion SAME = new Conversion() {
        @Override
        public @Nullable Object toWit(@Nullable Object java) {
            return java;
        }

        @Override
        public @Nullable Object toJava(@Nullable Object wit) {
            return wit;
        }
    };

    /**
     * To the WIT side.
     *
     * @throws IllegalArgumentException if the value does not fit
     */
    @Nullable
    Object toWit(@Nullable Object java);

    /** To the Java side. */
    @Nullable
    Object toJava(@Nullable Object wit);

    /** A conversion of two functions that never see null. */
    static Conversion of(String witType, UnaryOperator<Object> toWit, UnaryOperator<Object> toJava) {
        return new Conversion() {
            @Override
            public Object toWit(@Nullable Object java) {
                return toWit.apply(present(java, witType));
            }

            @Override
            public Object toJava(@Nullable Object wit) {
                return toJava.apply(present(wit, witType));
            }
        };
    }

    private static Object present(@Nullable Object value, String witType) {
        if (value == null) {
            throw new IllegalArgumentException("null is no value of " + witType);
        }
        return value;
    }
}
