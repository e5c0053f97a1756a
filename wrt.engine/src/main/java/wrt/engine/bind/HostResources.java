// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import wrt.api.value.ResourceValue;
import wrt.component.HostResource;
import wrt.component.HostResourceType;
import wrt.component.ResourceType;
import wrt.component.ValType;

/**
 * The resources that host services provide to one component: Java objects, closed with the last handle if they are
 * {@code AutoCloseable}.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class HostResources implements Handles {

    private final Map<ResourceType, HostResourceType> types = new ConcurrentHashMap<>();

    /** The type that guests are linked with; always the same for the same resource. */
    public HostResourceType type(ResourceType resource) {
        return types.computeIfAbsent(resource, r -> HostResourceType.of(r.label(), HostResources::close));
    }

    @Override
    public Conversion conversion(ValType wit, ResourceType resource, Class<?> java) throws Misfit {
        if (java == ResourceValue.class) {
            return Conversion.SAME;
        }
        if (java.isPrimitive() || java.isArray() || java.getName().startsWith("java.lang.")) {
            throw Misfit.of(wit, java);
        }
        return Conversion.of(resource.toString(), value -> type(resource).create(value), value -> {
            Object object = object(value);
            if (!java.isInstance(object)) {
                throw new IllegalArgumentException(resource + " is no " + java.getName());
            }
            return object;
        });
    }

    /** The Java object behind a handle. */
    static Object object(Object handle) {
        return handle instanceof HostResource resource ? resource.object() : handle;
    }

    private static void close(Object object) {
        if (object instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new HostFailure(object.getClass().getName() + ".close failed: " + e, e);
            }
        }
    }
}
