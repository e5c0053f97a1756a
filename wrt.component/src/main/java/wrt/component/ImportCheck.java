// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is provided for one import with what is expected, and collects what is missing.
 *
 * @param name the import
 * @param missing receives what does not fit
 */
record ImportCheck(String name, List<MissingImport> missing) {

    void check(ExternType expected, @Nullable Object provided, Linker linker) {
        switch (expected) {
            case ExternType.Func e -> {
                if (!(provided instanceof HostFunction)) {
                    report(name, TypeText.of(e.type()), found(provided, linker));
                }
            }
            case ExternType.Instance e -> {
                if (provided instanceof HostInstance instance) {
                    checkItems(e.type(), instance);
                } else {
                    report(name, "an instance", found(provided, linker));
                }
            }
            case ExternType.Type e when e.type() instanceof ResourceType ->
                report(name, "a resource type", "no way to provide one outside of an instance");
            case ExternType.Type e -> {
                // An equal type needs no value.
            }
            case ExternType.Module e -> report(name, "a core module", "no way to provide one");
            case ExternType.ComponentT e -> report(name, "a component", "no way to provide one");
        }
    }

    private @Nullable String found(@Nullable Object provided, Linker linker) {
        if (provided != null) {
            return provided instanceof HostFunction ? "a function" : "an instance";
        }
        List<String> others = linker.otherVersions(name);
        return others.isEmpty() ? null : "only incompatible versions: " + String.join(", ", others);
    }

    private void checkItems(InstanceType expected, HostInstance instance) {
        Map<ResourceType, ResourceType> identities = new HashMap<>();
        expected.exports().forEach((item, type) -> {
            HostInstance.Item provided = instance.item(item);
            switch (type) {
                case ExternType.Func e -> checkFunction(item, e.type(), provided, identities);
                case ExternType.Type e when e.type() instanceof ResourceType wanted -> {
                    if (!(provided instanceof HostInstance.Item.Resource resource)) {
                        report(name + "#" + item, "a resource type", provided == null ? null : "a function");
                    } else if (resource.identity() != null) {
                        identities.put(wanted, resource.identity());
                    }
                }
                case ExternType.Type e -> {
                    // An equal type needs no value.
                }
                default -> report(name + "#" + item, "a nested instance, module or component",
                        "no way to provide one");
            }
        });
    }

    private void checkFunction(String item, FuncType wanted, HostInstance.@Nullable Item provided,
            Map<ResourceType, ResourceType> identities) {
        if (!(provided instanceof HostInstance.Item.Function function)) {
            report(name + "#" + item, TypeText.of(wanted), provided == null ? null : "a resource type");
        } else if (function.type() != null && !new TypeEquality(identities).same(wanted, function.type())) {
            report(name + "#" + item, TypeText.of(wanted), TypeText.of(function.type()));
        }
    }

    private void report(String what, String expected, @Nullable String found) {
        missing.add(new MissingImport(what, expected, found));
    }
}
