// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/** A value of the host that does not fit its WIT type; says where in the value, what was expected and what was found. */
final class ValueMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    private ValueMismatchException(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    static ValueMismatchException expected(String type, @Nullable Object found) {
        return new ValueMismatchException("", "expected " + type + ", found " + describe(found));
    }

    static ValueMismatchException problem(String problem) {
        return new ValueMismatchException("", problem);
    }

    /** The same problem, seen from one level further out. */
    ValueMismatchException in(String step) {
        return new ValueMismatchException(path.isEmpty() || path.startsWith("[") || path.startsWith(".")
                ? step + path
                : step + "." + path, problem);
    }

    private static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String kind = value.getClass().getSimpleName();
        return value instanceof Number || value instanceof Boolean ? value + " (" + kind + ")" : "a " + kind;
    }
}
