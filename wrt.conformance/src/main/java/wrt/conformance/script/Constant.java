// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A constant of a script: an argument, or what a result has to look like. */
public sealed interface Constant {

    /** What a float has to be. */
    enum Nan {
        /** A certain value. */
        NONE,
        /** Any NaN with the canonical payload. */
        CANONICAL,
        /** Any NaN with the quiet bit. */
        ARITHMETIC
    }

    /**
     * {@code bool.const}.
     *
     * @param value the value
     */
    record Bool(boolean value) implements Constant {
    }

    /**
     * An integer.
     *
     * @param type such as {@code i32} or {@code u8}
     * @param value its bits
     */
    record Int(String type, long value) implements Constant {
    }

    /**
     * {@code f32.const} or {@code f64.const}.
     *
     * @param wide whether it has 64 bits
     * @param bits its bits, if it is no NaN pattern
     * @param nan which NaNs fit
     */
    record Float(boolean wide, long bits, Nan nan) implements Constant {
    }

    /** {@code v128.const}, which this engine has no values for. */
    record Vector() implements Constant {
    }

    /**
     * A reference of core WebAssembly.
     *
     * @param kind such as {@code null} or {@code extern}
     * @param number of the host's value, or null for any
     */
    record Ref(String kind, @Nullable Long number) implements Constant {
    }

    /**
     * {@code char.const}.
     *
     * @param codePoint the value
     */
    record Char(int codePoint) implements Constant {
    }

    /**
     * {@code str.const}.
     *
     * @param value the value
     */
    record Str(String value) implements Constant {
    }

    /**
     * {@code list.const}.
     *
     * @param elements its elements
     */
    record ListOf(List<Constant> elements) implements Constant {
    }

    /**
     * {@code tuple.const}.
     *
     * @param elements its elements
     */
    record Tuple(List<Constant> elements) implements Constant {
    }

    /**
     * {@code record.const}.
     *
     * @param fields in order
     */
    record Record(List<Field> fields) implements Constant {
    }

    /**
     * A field of a record.
     *
     * @param name its name
     * @param value its value
     */
    record Field(String name, Constant value) {
    }

    /**
     * {@code variant.const}, {@code enum.const}, {@code option.some} and the like: a case with or without a value.
     *
     * @param kind {@code variant}, {@code enum}, {@code option} or {@code result}
     * @param label the case
     * @param payload its value, or null
     */
    record Case(String kind, String label, @Nullable Constant payload) implements Constant {
    }

    /**
     * {@code flags.const}.
     *
     * @param labels those that are set
     */
    record Flags(Set<String> labels) implements Constant {
    }

    /**
     * {@code either}: one of them.
     *
     * @param choices any of these
     */
    record Either(List<Constant> choices) implements Constant {
    }
}
