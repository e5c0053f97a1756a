// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.value.ResourceValue;
import wrt.component.abi.RuntimeResource;

/**
 * A resource of a guest that the host holds: owned, or borrowed for the length of a host function.
 *
 * <p>Concurrency: {@link #close()} and {@link #isOpen()} are safe from any thread; the rest belongs to the owner of the
 * store.
 */
final class GuestResource implements ResourceValue {

    private static final int CLOSED = -1;

    private final Store store;
    private final RuntimeResource type;
    private final int rep;
    private final boolean owned;

    /** How many calls it is lent to, or {@link #CLOSED}. */
    private final AtomicInteger lends = new AtomicInteger();

    private GuestResource(Store store, RuntimeResource type, int rep, boolean owned) {
        this.store = store;
        this.type = type;
        this.rep = rep;
        this.owned = owned;
    }

    static GuestResource own(Store store, RuntimeResource type, int rep) {
        return new GuestResource(store, type, rep, true);
    }

    static GuestResource borrow(Store store, RuntimeResource type, int rep) {
        return new GuestResource(store, type, rep, false);
    }

    boolean isOf(RuntimeResource other) {
        return type == other;
    }

    /** Gives the resource away; the value is closed afterwards. */
    int take(RuntimeResource expected) {
        checkType(expected);
        if (!owned) {
            throw new IllegalArgumentException(
                    "the resource " + type.label() + " is only borrowed and cannot be given away");
        }
        closeUnlessLent();
        return rep;
    }

    /** Lends the resource to a call, until {@link #giveBack}. */
    int lend(RuntimeResource expected) {
        checkType(expected);
        if (lends.updateAndGet(n -> n == CLOSED ? n : n + 1) == CLOSED) {
            throw closed();
        }
        return rep;
    }

    void giveBack() {
        lends.decrementAndGet();
    }

    /** Ends a borrow together with the host function that it was for. */
    void invalidate() {
        lends.set(CLOSED);
    }

    private void checkType(RuntimeResource expected) {
        if (type != expected) {
            throw new IllegalArgumentException(
                    "expected a resource " + expected.label() + " of the called component, found a "
                            + type.label() + " of another type or instance");
        }
    }

    private void closeUnlessLent() {
        if (!lends.compareAndSet(0, CLOSED)) {
            throw lends.get() == CLOSED
                    ? closed()
                    : new IllegalStateException("cannot remove owned resource while borrowed: " + type.label());
        }
    }

    private IllegalStateException closed() {
        return new IllegalStateException("the resource " + type.label() + " is closed");
    }

    @Override
    public String typeName() {
        return type.label();
    }

    @Override
    public boolean isOpen() {
        return lends.get() != CLOSED && !type.isGone();
    }

    @Override
    public void close() {
        if (lends.get() == CLOSED || !owned) {
            return;
        }
        closeUnlessLent();
        store.owner().execute(() -> type.destroy(rep, null));
    }
}
