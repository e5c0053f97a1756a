// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.RuntimeResource;

/** Presents an instance that a component exports as one that the host provides. */
final class ExportedInstance {

    private ExportedInstance() {
    }

    static HostInstance of(ComponentInstance exporter, String export, ComponentCaller caller) {
        if (!(exporter.component().exports().get(export) instanceof ExternType.Instance type)
                || !(exporter.export(export) instanceof InstanceValue values)) {
            throw new IllegalArgumentException("no exported instance " + export + "; there are "
                    + exporter.component().exports().keySet());
        }
        HostInstance.Builder items = HostInstance.builder();
        type.type().exports().forEach((name, item) -> {
            switch (item) {
                case ExternType.Func f -> {
                    ComponentFunction function = exporter.function(export + "#" + name);
                    items.item(name, new HostInstance.Item.Function(
                            (call, args) -> caller.call(function, args), f.type()));
                }
                case ExternType.Type t when t.type() instanceof ResourceType identity
                        && values.exports().get(name) instanceof RuntimeResource resource ->
                    items.item(name, new HostInstance.Item.Resource(foreign(name, resource), identity));
                default -> {
                    // Other types need no value; nested instances cannot be imported by interface name.
                }
            }
        });
        return items.build();
    }

    private static HostResourceType foreign(String name, RuntimeResource resource) {
        return HostResourceType.foreign(name, value -> value instanceof GuestResource guest && guest.isOf(resource)
                || value instanceof HostResource && resource.isHost());
    }
}
