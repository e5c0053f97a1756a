// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the host provides for an import, which {@link ImportCheck} has accepted, into a value inside of components.
 *
 * @param store where the importing instance lives
 * @param name the import
 */
record ImportValue(Store store, String name) {

    Object of(ExternType type, @Nullable Object provided) {
        return switch (type) {
            case ExternType.Func t -> function(name, t.type(), (HostFunction) Objects.requireNonNull(provided));
            case ExternType.Instance t -> {
                HostInstance instance = (HostInstance) Objects.requireNonNull(provided);
                SequencedMap<String, Object> items = new LinkedHashMap<>();
                t.type().exports().forEach((item, itemType) -> items.put(item, item(item, itemType, instance)));
                yield new InstanceValue(items);
            }
            case ExternType.Type t -> t.type();
            case ExternType.Module t -> throw new IllegalStateException("checked before: " + name);
            case ExternType.ComponentT t -> throw new IllegalStateException("checked before: " + name);
        };
    }

    private Object item(String item, ExternType type, HostInstance instance) {
        return switch (type) {
            case ExternType.Func t when instance.item(item) instanceof HostInstance.Item.Function f ->
                function(name + "#" + item, t.type(), f.function());
            case ExternType.Type t when instance.item(item) instanceof HostInstance.Item.Resource r ->
                store.hostResources().runtimeType(r.type());
            case ExternType.Type t -> t.type();
            default -> throw new IllegalStateException("checked before: " + name + "#" + item);
        };
    }

    private HostFunctionInst function(String path, FuncType type, HostFunction function) {
        return new HostFunctionInst(path, type, function, new HostCall(store, path));
    }
}
