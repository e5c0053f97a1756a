// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wrt.component.HostInstance.Item;
import wrt.component.decode.CoreModuleAdapter;

/**
 * Compares what is provided for the imports of one component with what is expected, and collects what is missing.
 *
 * @param missing receives what does not fit
 * @param bound receives what resource types of the component stand for
 * @param identities the same, as identities in the types of functions
 */
record ImportCheck(List<MissingImport> missing, Map<ResourceType, HostResourceType> bound,
        Map<ResourceType, ResourceType> identities) {

    /**
     * Checks an import, or an item of an imported instance.
     *
     * @param name of the import; {@code instance#item} for an item
     * @param hint what else there is, if nothing is provided; null for nothing
     */
    void check(String name, ExternType expected, @Nullable Item provided, @Nullable String hint) {
        switch (expected) {
            case ExternType.Func e when provided instanceof Item.Function f -> checkFunction(name, e.type(), f);
            case ExternType.Instance e when provided instanceof Item.Instance i -> e.type().exports()
                    .forEach((item, type) -> check(name + "#" + item, type, i.instance().item(item), null));
            case ExternType.Instance e when provided == null && hint == null && needsNothing(e.type()) -> {
                // Types need no value, so nobody has to provide them.
            }
            case ExternType.Type e when e.type() instanceof ResourceType wanted ->
                checkResource(name, wanted, provided);
            case ExternType.Type e -> {
                // An equal type needs no value.
            }
            case ExternType.Module e when provided instanceof Item.Module m -> {
                Optional<String> mismatch = CoreModuleAdapter.mismatch(m.module(), e.type());
                mismatch.ifPresent(reason -> report(name, "a core module of its type", reason));
            }
            default -> report(name, sort(expected), provided == null ? hint : sort(provided));
        }
    }

    private static boolean needsNothing(InstanceType type) {
        return type.exports().values().stream().allMatch(item -> switch (item) {
            case ExternType.Type t -> !(t.type() instanceof ResourceType);
            case ExternType.Instance i -> needsNothing(i.type());
            default -> false;
        });
    }

    private void checkFunction(String name, FuncType wanted, Item.Function function) {
        if (function.type() != null && !equality().same(wanted, function.type())) {
            report(name, TypeText.of(wanted), TypeText.of(function.type()));
        }
    }

    private void checkResource(String name, ResourceType wanted, @Nullable Item provided) {
        if (!(provided instanceof Item.Resource resource)) {
            report(name, "a resource type", provided == null ? null : sort(provided));
            return;
        }
        HostResourceType other = bound.putIfAbsent(wanted, resource.type());
        if (other != null && !other.same(resource.type())) {
            report(name, "the same resource type as " + other.name(), "another: mismatched resource types");
        }
        identities.putIfAbsent(wanted, resource.type().type());
    }

    private static String sort(ExternType type) {
        return switch (type) {
            case ExternType.Func f -> TypeText.of(f.type());
            case ExternType.Instance i -> "an instance";
            case ExternType.Type t -> "a type";
            case ExternType.Module m -> "a core module";
            case ExternType.ComponentT c -> "a component, which nothing can provide";
        };
    }

    private static String sort(Item item) {
        return switch (item) {
            case Item.Function f -> "a function";
            case Item.Instance i -> "an instance";
            case Item.Resource r -> "a resource type";
            case Item.Module m -> "a core module";
        };
    }

    /** A resource type that is not bound matches any. */
    private TypeEquality equality() {
        return new TypeEquality((a, b) -> {
            ResourceType identity = identities.get(a);
            return identity == null || identity.equals(b);
        });
    }

    private void report(String what, String expected, @Nullable String found) {
        missing.add(new MissingImport(what, expected, found));
    }
}
