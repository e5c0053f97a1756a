// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.atomic.AtomicBoolean;
import wrt.api.value.ResourceValue;

/**
 * A resource that the host implements: stands for an object of the host.
 *
 * <p>Concurrency: safe from any thread; {@link #close()} takes effect once.
 */
public final class HostResource implements ResourceValue {

    private final HostResourceType type;
    private final Object object;
    private final AtomicBoolean open = new AtomicBoolean(true);

    HostResource(HostResourceType type, Object object) {
        this.type = type;
        this.object = object;
    }

    /**
     * The object that it stands for.
     *
     * @return as given when it was made
     */
    public Object object() {
        return object;
    }

    HostResourceType type() {
        return type;
    }

    @Override
    public String typeName() {
        return type.name();
    }

    @Override
    public boolean isOpen() {
        return open.get();
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            type.destroyed(object);
        }
    }
}
