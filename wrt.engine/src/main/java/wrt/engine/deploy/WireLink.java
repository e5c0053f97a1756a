// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.HostFunction;
import wrt.component.HostInstance;
import wrt.component.HostResource;
import wrt.component.HostResourceType;
import wrt.component.Linker;
import wrt.component.ResourceType;
import wrt.component.TypeBound;
import wrt.engine.bind.GuestCall;
import wrt.engine.bind.HostFailure;
import wrt.engine.bind.HostResources;

/**
 * Defines an import so that it leads to its wire.
 *
 * @param wire the wire
 * @param resources of the importing component, for what host services provide
 * @param ledger of the importing instance: it may give its own resources to what it calls
 * @param call of the importing instance
 */
record WireLink(Wire wire, HostResources resources, ResourceLedger ledger, GuestCall call) {

    void define(Linker linker) {
        switch (wire.type()) {
            case ExternType.Func t -> linker.define(wire.importName(), function(wire.importName(), t.type()));
            case ExternType.Instance t -> {
                HostInstance.Builder builder = HostInstance.builder();
                t.type().exports().forEach((name, type) -> {
                    if (type instanceof ExternType.Func function) {
                        builder.function(name, function(name, function.type()));
                    } else if (type instanceof ExternType.Type bound
                            && bound.bound() instanceof TypeBound.SubResource resource) {
                        builder.resource(name, resource(resource.type()));
                    }
                });
                linker.define(wire.importName(), builder.build());
            }
            case ExternType.Type t -> throw unsupported();
            case ExternType.Module t -> throw unsupported();
            case ExternType.ComponentT t -> throw unsupported();
        }
    }

    private HostFunction function(String name, FuncType type) {
        if (!ResourceLedger.takes(type)) {
            return new FlatImport(wire, name, (from, arguments) -> call(name, arguments));
        }
        return (from, arguments) -> {
            for (Object argument : arguments) {
                ledger.note(argument);
            }
            return call(name, arguments);
        };
    }

    private @Nullable Object call(String name, Object[] arguments) {
        try {
            return wire.call(call, name, arguments);
        } catch (HostFailure e) {
            throw new ComponentTrapException(String.valueOf(e.getMessage()), e);
        }
    }

    private HostResourceType resource(ResourceType type) {
        return wire.provider() instanceof HostProvider
                ? resources.type(type)
                : HostResourceType.foreign(type.label(), value -> !(value instanceof HostResource));
    }

    private IllegalStateException unsupported() {
        return new IllegalStateException("import " + wire.importName() + " is of a kind that nobody can provide");
    }
}
