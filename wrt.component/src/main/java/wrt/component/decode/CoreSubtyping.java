// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import wrt.component.CoreExternType;
import wrt.component.CoreExternType.Limits;
import wrt.component.ModuleType;

/** Whether a core item can stand where another is expected; source: core specification, "External subtyping". */
final class CoreSubtyping {

    private CoreSubtyping() {
    }

    static void check(CoreExternType actual, CoreExternType expected) throws TypeMismatch {
        boolean same = switch (expected) {
            case CoreExternType.Func f -> f.equals(actual);
            case CoreExternType.Tag t -> t.equals(actual);
            case CoreExternType.Global g -> g.equals(actual);
            case CoreExternType.Table t -> actual instanceof CoreExternType.Table a && a.element().equals(t.element())
                    && fits(a.limits(), t.limits());
            case CoreExternType.Memory m -> actual instanceof CoreExternType.Memory a && a.shared() == m.shared()
                    && fits(a.limits(), m.limits());
        };
        if (!same) {
            throw new TypeMismatch(reason(actual, expected) + " (expected core " + describe(expected) + ", found core "
                    + describe(actual) + ")");
        }
    }

    private static String reason(CoreExternType actual, CoreExternType expected) {
        return switch (expected) {
            case CoreExternType.Func e when actual instanceof CoreExternType.Func a ->
                "expected: " + text(e) + ", found: " + text(a);
            case CoreExternType.Global e when actual instanceof CoreExternType.Global a -> a.mutable() != e.mutable()
                    ? "global types differ in mutability"
                    : "expected global type " + e.type() + ", found " + a.type();
            case CoreExternType.Table e when actual instanceof CoreExternType.Table a ->
                a.element().equals(e.element())
                        ? "mismatch in table limits"
                        : "expected table element type " + e.element() + ", found " + a.element();
            case CoreExternType.Memory e when actual instanceof CoreExternType.Memory a -> a.shared() != e.shared()
                    ? "mismatch in the shared flag for memories"
                    : "mismatch in memory limits";
            default -> "expected " + sort(expected) + ", found " + sort(actual);
        };
    }

    private static String sort(CoreExternType type) {
        return type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** As in the text format. */
    private static String text(CoreExternType.Func type) {
        return "(func" + (type.params().isEmpty() ? "" : " (param " + String.join(" ", type.params()) + ")")
                + (type.results().isEmpty() ? "" : " (result " + String.join(" ", type.results()) + ")") + ")";
    }

    /** Imports may be fewer, exports may be more. */
    static void check(ModuleType actual, ModuleType expected) throws TypeMismatch {
        Map<String, Map<String, CoreExternType>> offered = new HashMap<>();
        for (ModuleType.Import i : expected.imports()) {
            offered.computeIfAbsent(i.module(), m -> new HashMap<>()).put(i.name(), i.type());
        }
        for (ModuleType.Import needed : actual.imports()) {
            String name = "import `" + needed.module() + "::" + needed.name() + "`";
            CoreExternType offer = offered.getOrDefault(needed.module(), Map.of()).get(needed.name());
            if (offer == null) {
                throw new TypeMismatch("missing expected " + name);
            }
            try {
                check(offer, needed.type());
            } catch (TypeMismatch e) {
                throw e.because("type mismatch in " + name);
            }
        }
        for (Map.Entry<String, CoreExternType> needed : expected.exports().entrySet()) {
            CoreExternType offer = actual.exports().get(needed.getKey());
            if (offer == null) {
                throw new TypeMismatch("missing expected export `" + needed.getKey() + "`");
            }
            try {
                check(offer, needed.getValue());
            } catch (TypeMismatch e) {
                throw e.because("type mismatch in export `" + needed.getKey() + "`");
            }
        }
    }

    static boolean fits(Limits actual, Limits expected) {
        return actual.index64() == expected.index64()
                && Long.compareUnsigned(actual.minimum(), expected.minimum()) >= 0
                && (expected.maximum().isEmpty() || actual.maximum().isPresent()
                        && Long.compareUnsigned(actual.maximum().getAsLong(), expected.maximum().getAsLong()) <= 0);
    }

    static String describe(CoreExternType type) {
        return switch (type) {
            case CoreExternType.Func f -> "func " + describe(f);
            case CoreExternType.Tag t -> "tag " + describe(t.type());
            case CoreExternType.Global g -> "global " + (g.mutable() ? "mut " : "") + g.type();
            case CoreExternType.Table t -> "table " + limits(t.limits()) + " " + t.element();
            case CoreExternType.Memory m -> "memory " + limits(m.limits()) + (m.shared() ? " shared" : "");
        };
    }

    static String describe(CoreExternType.Func type) {
        return "[" + String.join(" ", type.params()) + "] -> [" + String.join(" ", type.results()) + "]";
    }

    private static String limits(Limits limits) {
        String maximum = limits.maximum().isPresent() ? " " + limits.maximum().getAsLong() : "";
        return (limits.index64() ? "i64 " : "") + limits.minimum() + maximum;
    }
}
