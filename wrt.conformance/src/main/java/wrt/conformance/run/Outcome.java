// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wrt.component.ValType;
import wrt.component.Wave;
import wrt.conformance.script.Constant;
import wrt.core.ValueType;

/** How an action ended. */
sealed interface Outcome {

    /**
     * With results.
     *
     * @param values in order
     */
    record Returned(List<Value> values) implements Outcome {
        @Override
        public String toString() {
            return values.isEmpty() ? "nothing" : values.stream().map(Value::toString).collect(Collectors.joining(" "));
        }
    }

    /**
     * With a trap.
     *
     * @param message its text
     */
    record Trapped(String message) implements Outcome {
        @Override
        public String toString() {
            return "trap: " + message;
        }
    }

    /** A result. */
    sealed interface Value {

        /** Whether it is what was expected. */
        boolean matches(Constant expected);
    }

    /** A result of a component function. */
    record ComponentValue(ValType type, @Nullable Object value) implements Value {

        @Override
        public boolean matches(Constant expected) {
            return ComponentConstants.matches(expected, type, value);
        }

        @Override
        public String toString() {
            return value == null ? "null" : Wave.print(value, type);
        }
    }

    /** A result of a core function. */
    record CoreValue(ValueType type, long bits) implements Value {

        @Override
        public boolean matches(Constant expected) {
            return CoreConstants.matches(expected, type, bits);
        }

        @Override
        public String toString() {
            return CoreConstants.text(type, bits);
        }
    }
}
