// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.IdentityHashMap;
import java.util.Map;
import wrt.api.value.ResourceValue;
import wrt.component.abi.RuntimeResource;
import wrt.component.abi.Table;

/**
 * The resources of the host that guests of a store hold: their representation is an index into this table.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class HostResources {

    private final Table values;
    private final Map<Object, RuntimeResource> runtimeTypes = new IdentityHashMap<>();
    private final Map<RuntimeResource, HostResourceType> hostTypes = new IdentityHashMap<>();

    HostResources(int limit) {
        values = new Table(limit);
    }

    /** The type as guests see it; always the same for the same type. */
    RuntimeResource runtimeType(HostResourceType type) {
        return runtimeTypes.computeIfAbsent(type.key(), key -> {
            RuntimeResource resource = new RuntimeResource(type.name(), null, (rep, from) -> drop(take(rep)));
            hostTypes.put(resource, type);
            return resource;
        });
    }

    private static void drop(ResourceValue value) {
        if (value instanceof HostResource own) {
            own.dropped();
        } else {
            value.close();
        }
    }

    /** What the host gives to a guest. */
    int addOwned(RuntimeResource type, Object value) {
        int rep = add(type, value);
        if (value instanceof HostResource own) {
            try {
                own.give();
            } catch (RuntimeException e) {
                values.remove(rep);
                throw e;
            }
        }
        return rep;
    }

    /** What a guest gives to the host. */
    ResourceValue takeOwned(int rep) {
        ResourceValue value = take(rep);
        if (value instanceof HostResource own) {
            own.giveBack();
        }
        return value;
    }

    int add(RuntimeResource type, Object value) {
        HostResourceType expected = hostTypes.get(type);
        if (expected == null || !(value instanceof ResourceValue resource) || !expected.accepts(resource)) {
            throw new IllegalArgumentException(
                    "expected a resource " + type.label() + ", found one of another type: " + value);
        }
        if (!resource.isOpen()) {
            throw new IllegalStateException("the resource " + resource.typeName() + " is closed");
        }
        return values.add(value);
    }

    ResourceValue get(int rep) {
        return (ResourceValue) values.get(rep);
    }

    ResourceValue take(int rep) {
        return (ResourceValue) values.remove(rep);
    }
}
