// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import wrt.component.HostInstance.Item;

/**
 * Turns what the host provides for imports, which {@link ImportCheck} has accepted, into values inside of components.
 *
 * @param store where the importing instance lives
 */
record ImportValue(Store store) {

    Object of(String name, ExternType type, @Nullable Item provided) {
        return switch (type) {
            case ExternType.Func t when provided instanceof Item.Function f ->
                new HostFunctionInst(name, t.type(), f.function(), new HostCall(store, name));
            case ExternType.Instance t -> {
                HostInstance instance = provided instanceof Item.Instance i ? i.instance() : null;
                SequencedMap<String, Object> items = new LinkedHashMap<>();
                t.type().exports().forEach((item, itemType) -> items.put(item,
                        of(name + "#" + item, itemType, instance == null ? null : instance.item(item))));
                yield new InstanceValue(items);
            }
            case ExternType.Type t when provided instanceof Item.Resource r ->
                store.hostResources().runtimeType(r.type());
            case ExternType.Type t -> t.type();
            case ExternType.Module t when provided instanceof Item.Module m -> m.module();
            default -> throw new IllegalStateException("checked before: " + name);
        };
    }
}
