// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.Param;
import wrt.component.ResourceType;
import wrt.component.ValType;

/*
 * Whether one type can stand where another is expected. Value and function types have to be equal, as in the other
 * validators; instances may export more, components may also import less. Resource types of the expected side are
 * found in the actual side first and substituted, then everything is compared.
 */
final class Subtyping {

    private record Pair(ValType a, ValType b) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair p && p.a == a && p.b == b;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(a) + System.identityHashCode(b);
        }
    }

    private final Loading loading;
    private final Set<Pair> equal = new HashSet<>();

    Subtyping(Loading loading) {
        this.loading = loading;
    }

    void check(ExternType actual, ExternType expected) throws TypeMismatch {
        loading.step();
        switch (expected) {
            case ExternType.Module e when actual instanceof ExternType.Module a -> {
                loading.steps(a.type().imports().size() + e.type().imports().size() + e.type().exports().size());
                CoreSubtyping.check(a.type(), e.type());
            }
            case ExternType.Func e when actual instanceof ExternType.Func a -> check(a.type(), e.type());
            case ExternType.Instance e when actual instanceof ExternType.Instance a -> check(a.type(), e.type());
            case ExternType.ComponentT e when actual instanceof ExternType.ComponentT a -> check(a.type(), e.type());
            case ExternType.Type e when actual instanceof ExternType.Type a -> check(a.type(), e.type());
            default -> throw new TypeMismatch("expected " + sort(expected) + ", found " + sort(actual));
        }
    }

    /**
     * Checks items against what is expected under the same names.
     *
     * @param resources the resource types that the expected side introduces
     * @return what replaces types of the expected side, now that the items are known
     */
    Substitution open(Map<String, ExternType> actual, Map<String, ExternType> expected, List<ResourceType> resources,
            String what) throws TypeMismatch {
        Map<ResourceType, ResourceType> found = new HashMap<>();
        Set<ResourceType> wanted = new HashSet<>(resources);
        find(actual, expected, wanted, found);
        Substitution substitution = new Substitution(loading, found, Map.of());
        Map<DefinedType, DefinedType> renamed = new IdentityHashMap<>();
        for (Map.Entry<String, ExternType> entry : expected.entrySet()) {
            ExternType item = actual.get(entry.getKey());
            if (item == null) {
                throw new TypeMismatch("missing " + what + " named `" + entry.getKey() + "`");
            }
            try {
                check(item, substitution.extern(entry.getValue()));
            } catch (TypeMismatch e) {
                throw e.in(what + " `" + entry.getKey() + "`");
            }
            rename(item, entry.getValue(), renamed);
        }
        return new Substitution(loading, found, renamed);
    }

    private void find(Map<String, ExternType> actual, Map<String, ExternType> expected, Set<ResourceType> wanted,
            Map<ResourceType, ResourceType> found) {
        for (Map.Entry<String, ExternType> entry : expected.entrySet()) {
            loading.step();
            ExternType item = actual.get(entry.getKey());
            if (entry.getValue() instanceof ExternType.Type e && e.type() instanceof ResourceType r
                    && wanted.contains(r) && item instanceof ExternType.Type a
                    && a.type() instanceof ResourceType other) {
                found.putIfAbsent(r, other);
            } else if (entry.getValue() instanceof ExternType.Instance e && item instanceof ExternType.Instance a) {
                find(a.type().exports(), e.type().exports(), wanted, found);
            }
        }
    }

    private void rename(ExternType actual, ExternType expected, Map<DefinedType, DefinedType> renamed) {
        loading.step();
        if (expected instanceof ExternType.Type e && actual instanceof ExternType.Type a) {
            renamed.putIfAbsent(e.type(), a.type());
        } else if (expected instanceof ExternType.Instance e && actual instanceof ExternType.Instance a) {
            for (Map.Entry<String, ExternType> entry : e.type().exports().entrySet()) {
                ExternType item = a.type().exports().get(entry.getKey());
                if (item != null) {
                    rename(item, entry.getValue(), renamed);
                }
            }
        }
    }

    void check(DefinedType actual, DefinedType expected) throws TypeMismatch {
        switch (expected) {
            case ResourceType e when actual instanceof ResourceType a -> checkResource(a, e);
            case FuncType e when actual instanceof FuncType a -> check(a, e);
            case InstanceType e when actual instanceof InstanceType a -> check(a, e);
            case ComponentType e when actual instanceof ComponentType a -> check(a, e);
            case ValType e when actual instanceof ValType a -> checkEqual(a, e);
            case ResourceType e -> throw new TypeMismatch("expected resource, found " + kind(actual));
            default -> throw new TypeMismatch("expected " + kind(expected) + ", found " + kind(actual));
        }
    }

    private static TypeMismatch mismatch(ValType actual, ValType expected) {
        boolean primitives = ValTypeNames.isPrimitive(actual) && ValTypeNames.isPrimitive(expected);
        if (primitives) {
            return new TypeMismatch(
                    "expected primitive `" + sort(expected) + "` found primitive `" + sort(actual) + "`");
        }
        String names = "expected " + sort(expected) + ", found " + sort(actual);
        return new TypeMismatch(ValTypeNames.isPrimitive(expected)
                ? "expected primitive, found " + sort(actual) + " (" + names + ")"
                : names);
    }

    private static String kind(DefinedType type) {
        return switch (type) {
            case ResourceType r -> "resource";
            case ValType v -> "defined type";
            default -> sort(type);
        };
    }

    private void checkResource(ResourceType actual, ResourceType expected) throws TypeMismatch {
        if (!actual.equals(expected)) {
            throw new TypeMismatch("resource types are not the same (expected `" + expected.label() + "`, found `"
                    + actual.label() + "`)");
        }
    }

    private void check(InstanceType actual, InstanceType expected) throws TypeMismatch {
        if (actual == expected) {
            return;
        }
        for (Map.Entry<String, ExternType> entry : expected.exports().entrySet()) {
            ExternType item = actual.exports().get(entry.getKey());
            if (item == null) {
                throw new TypeMismatch("missing expected export `" + entry.getKey() + "`");
            }
            try {
                check(item, entry.getValue());
            } catch (TypeMismatch e) {
                throw e.because("type mismatch in instance export `" + entry.getKey() + "`");
            }
        }
    }

    private void check(ComponentType actual, ComponentType expected) throws TypeMismatch {
        // Whoever uses the component as the expected type supplies the expected imports ...
        Substitution supplied = open(expected.imports(), actual.imports(), actual.importedResources(), "import");
        // ... and then relies on the expected exports.
        Map<String, ExternType> exports = new HashMap<>();
        actual.exports().forEach((name, type) -> exports.put(name, supplied.extern(type)));
        open(exports, expected.exports(), expected.definedResources(), "export");
    }

    private void check(FuncType actual, FuncType expected) throws TypeMismatch {
        if (actual == expected) {
            return;
        }
        loading.step();
        if (actual.async() != expected.async()) {
            throw new TypeMismatch("expected " + (expected.async() ? "an async" : "a sync") + " function, found "
                    + (actual.async() ? "an async" : "a sync") + " one");
        }
        if (actual.params().size() != expected.params().size()) {
            throw new TypeMismatch(
                    "expected " + expected.params().size() + " parameters, found " + actual.params().size());
        }
        for (int i = 0; i < expected.params().size(); i++) {
            Param a = actual.params().get(i);
            Param e = expected.params().get(i);
            if (!a.name().equalsIgnoreCase(e.name())) {
                throw new TypeMismatch("expected parameter named `" + e.name() + "`, found `" + a.name() + "`");
            }
            checkPart(a.type(), e.type(), "in function parameter `" + e.name() + "`");
        }
        if ((actual.result() == null) != (expected.result() == null)) {
            throw new TypeMismatch(expected.result() == null
                    ? "expected no result, found one"
                    : "expected a result, found none");
        }
        checkPart(actual.result(), expected.result(), "with result type");
    }

    private void checkEqual(ValType actual, ValType expected) throws TypeMismatch {
        if (actual == expected || equal.contains(new Pair(actual, expected))) {
            return;
        }
        loading.step();
        switch (expected) {
            case ValType.ListT e when actual instanceof ValType.ListT a -> checkPart(a.element(), e.element(),
                    "in the element");
            case ValType.FixedListT e when actual instanceof ValType.FixedListT a && a.length() == e.length() ->
                checkPart(a.element(), e.element(), "in the element");
            case ValType.OptionT e when actual instanceof ValType.OptionT a -> checkPart(a.type(), e.type(), "in some");
            case ValType.StreamT e when actual instanceof ValType.StreamT a -> checkPart(a.element(), e.element(),
                    "in the element");
            case ValType.FutureT e when actual instanceof ValType.FutureT a -> checkPart(a.element(), e.element(),
                    "in the element");
            case ValType.MapT e when actual instanceof ValType.MapT a -> {
                checkPart(a.key(), e.key(), "in the key");
                checkPart(a.value(), e.value(), "in the value");
            }
            case ValType.ResultT e when actual instanceof ValType.ResultT a -> {
                checkSide(a.ok(), e.ok(), "ok");
                checkSide(a.error(), e.error(), "err");
            }
            case ValType.TupleT e when actual instanceof ValType.TupleT a -> {
                checkCount(a.types().size(), e.types().size(), "types");
                for (int i = 0; i < e.types().size(); i++) {
                    checkPart(a.types().get(i), e.types().get(i), "in tuple field " + i);
                }
            }
            case ValType.RecordT e when actual instanceof ValType.RecordT a -> {
                checkCount(a.fields().size(), e.fields().size(), "fields");
                for (int i = 0; i < e.fields().size(); i++) {
                    checkLabel(a.fields().get(i).name(), e.fields().get(i).name(), "field name");
                    checkPart(a.fields().get(i).type(), e.fields().get(i).type(),
                            "in record field `" + e.fields().get(i).name() + "`");
                }
            }
            case ValType.VariantT e when actual instanceof ValType.VariantT a -> {
                checkCount(a.cases().size(), e.cases().size(), "cases");
                for (int i = 0; i < e.cases().size(); i++) {
                    String name = e.cases().get(i).name();
                    checkLabel(a.cases().get(i).name(), name, "case named");
                    checkPresence(a.cases().get(i).type(), e.cases().get(i).type(), "case `" + name + "` to have");
                    checkPart(a.cases().get(i).type(), e.cases().get(i).type(),
                            "in variant case `" + name + "`");
                }
            }
            case ValType.EnumT e when actual instanceof ValType.EnumT a -> checkLabels(a.labels(), e.labels(), "enum");
            case ValType.FlagsT e when actual instanceof ValType.FlagsT a ->
                checkLabels(a.labels(), e.labels(), "flags");
            case ValType.Own e when actual instanceof ValType.Own a -> checkResource(a.resource(), e.resource());
            case ValType.Borrow e when actual instanceof ValType.Borrow a -> checkResource(a.resource(), e.resource());
            default -> {
                // Only types without parts get here when their classes are the same.
                if (actual.getClass() != expected.getClass() || expected instanceof ValType.FixedListT) {
                    throw mismatch(actual, expected);
                }
            }
        }
        equal.add(new Pair(actual, expected));
    }

    private void checkPart(@Nullable ValType actual, @Nullable ValType expected, String part) throws TypeMismatch {
        if (actual == null && expected == null) {
            return;
        }
        if (actual == null || expected == null) {
            throw new TypeMismatch("type mismatch " + part + ": expected " + (expected == null ? "no type" : "a type")
                    + ", found " + (actual == null ? "none" : "one"));
        }
        try {
            checkEqual(actual, expected);
        } catch (TypeMismatch e) {
            throw e.because("type mismatch " + part);
        }
    }

    private void checkCount(int actual, int expected, String what) throws TypeMismatch {
        if (actual != expected) {
            throw new TypeMismatch("expected " + expected + " " + what + ", found " + actual);
        }
    }

    private void checkLabel(String actual, String expected, String what) throws TypeMismatch {
        if (!actual.equalsIgnoreCase(expected)) {
            throw new TypeMismatch("expected " + what + " `" + expected + "`, found `" + actual + "`");
        }
    }

    private void checkLabels(List<String> actual, List<String> expected, String what) throws TypeMismatch {
        try {
            checkCount(actual.size(), expected.size(), "labels");
            for (int i = 0; i < expected.size(); i++) {
                checkLabel(actual.get(i), expected.get(i), "label");
            }
        } catch (TypeMismatch e) {
            throw e.because("mismatch in " + what + " elements");
        }
    }

    private void checkPresence(@Nullable ValType actual, @Nullable ValType expected, String where) throws TypeMismatch {
        if ((actual == null) != (expected == null)) {
            throw new TypeMismatch("expected " + where + (expected == null ? " no type" : " a type, found none"));
        }
    }

    private void checkSide(@Nullable ValType actual, @Nullable ValType expected, String side) throws TypeMismatch {
        if ((actual == null) != (expected == null)) {
            throw new TypeMismatch("expected " + side
                    + (expected == null ? " type to not be present" : " type, but found none"));
        }
        checkPart(actual, expected, "in " + side + " variant");
    }

    static String article(String sort) {
        return (sort.startsWith("i") ? "an " : "a ") + sort;
    }

    static String sort(ExternType type) {
        return switch (type) {
            case ExternType.Module m -> "module";
            case ExternType.Func f -> "func";
            case ExternType.Instance i -> "instance";
            case ExternType.ComponentT c -> "component";
            case ExternType.Type t -> "type";
        };
    }

    static String sort(DefinedType type) {
        return switch (type) {
            case ResourceType r -> "resource type";
            case FuncType f -> "function type";
            case InstanceType i -> "instance type";
            case ComponentType c -> "component type";
            case ValType v -> ValTypeNames.of(v);
        };
    }
}
