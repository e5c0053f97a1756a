// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Map;
import wrt.component.HostInstance.Item;
import wrt.component.abi.RuntimeResource;
import wrt.core.CoreModule;

/**
 * Presents what a component exports as what the host provides.
 *
 * @param exporter the component's instance
 * @param caller makes the calls
 */
record ExportedInstance(ComponentInstance exporter, ComponentCaller caller) {

    HostInstance named(String export) {
        if (!(exporter.component().exports().get(export) instanceof ExternType.Instance type)
                || !(exporter.export(export) instanceof InstanceValue values)) {
            throw new IllegalArgumentException("no exported instance " + export + "; there are "
                    + exporter.component().exports().keySet());
        }
        return of(export + "#", type.type().exports(), values.exports());
    }

    HostInstance all() {
        return of("", exporter.component().exports(), exporter.exports().exports());
    }

    private HostInstance of(String prefix, Map<String, ExternType> types, Map<String, Object> values) {
        HostInstance.Builder items = HostInstance.builder();
        types.forEach((name, item) -> {
            switch (item) {
                case ExternType.Func f -> {
                    ComponentFunction function = exporter.function(prefix + name);
                    items.item(name, new Item.Function((call, args) -> caller.call(function, args), f.type()));
                }
                case ExternType.Type t when t.type() instanceof ResourceType identity
                        && values.get(name) instanceof RuntimeResource resource ->
                    items.item(name, new Item.Resource(HostResourceType.exported(name, identity, resource)));
                case ExternType.Module t when values.get(name) instanceof CoreModule module ->
                    items.module(name, module);
                case ExternType.Instance t when values.get(name) instanceof InstanceValue nested ->
                    items.instance(name, of(prefix + name + "#", t.type().exports(), nested.exports()));
                default -> {
                    // Other types need no value; components cannot be passed on.
                }
            }
        });
        return items.build();
    }
}
