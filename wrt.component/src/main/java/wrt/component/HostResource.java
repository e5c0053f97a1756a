// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.value.ResourceValue;

/**
 * A resource that the host implements: stands for an object of the host. Passed where the type says {@code own} it is
 * the guest's, and closed for the host, until the guest gives it back or drops it.
 *
 * <p>Concurrency: safe from any thread; {@link #close()} takes effect once.
 */
@ProviderType
public final class HostResource implements ResourceValue {

    private final HostResourceType type;
    private final Object object;
    private final AtomicReference<Holder> holder = new AtomicReference<>(Holder.HOST);

    // While a guest lends it to a host function, the host may use it, although it is the guest's.
    private final AtomicInteger lent = new AtomicInteger();

    private enum Holder {
        HOST, GUEST, NOBODY
    }

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
        return holder.get() == Holder.HOST || lent.get() > 0;
    }

    @Override
    public void close() {
        if (holder.compareAndSet(Holder.HOST, Holder.NOBODY)) {
            type.destroyed(object);
        }
    }

    /** The host gives it to a guest. */
    void give() {
        if (!holder.compareAndSet(Holder.HOST, Holder.GUEST)) {
            throw holder.get() == Holder.GUEST
                    ? new IllegalArgumentException(
                            "the resource " + type.name() + " is only borrowed and cannot be given away")
                    : new IllegalStateException("the resource " + type.name() + " is closed");
        }
    }

    /** A guest gives it back. */
    void giveBack() {
        holder.compareAndSet(Holder.GUEST, Holder.HOST);
    }

    /** A guest has dropped it. */
    void dropped() {
        if (holder.compareAndSet(Holder.GUEST, Holder.NOBODY)) {
            type.destroyed(object);
        }
    }

    /** A guest lends it to a host function, until {@link #endLoan}. */
    void lend() {
        lent.incrementAndGet();
    }

    void endLoan() {
        lent.decrementAndGet();
    }
}
