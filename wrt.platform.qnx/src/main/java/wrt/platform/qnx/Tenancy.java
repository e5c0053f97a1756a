// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Who is inside of an object that has memory or identities of the kernel: they are given back when it is closed
 * <em>and</em> the last one has left, so that no call meets an identity that means something else by now.
 *
 * <p>Concurrency: safe from any thread; entering and leaving is one atomic operation each.
 */
final class Tenancy {

    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();
    private final Runnable vacate;

    /** Nobody inside; a routine gives everything back, once. */
    Tenancy(Runnable vacate) {
        this.vacate = vacate;
    }

    /** Goes inside; false if it is closed. */
    boolean enter() {
        int seen = state.get();
        while (seen >= 0) {
            if (state.compareAndSet(seen, seen + 1)) {
                return true;
            }
            seen = state.get();
        }
        return false;
    }

    /** Goes inside, or fails with kind CLOSED in the name of the object. */
    void enter(String object) {
        if (!enter()) {
            throw closed(object);
        }
    }

    /** The failure of a call on a closed object. */
    static PlatformException closed(String object) {
        return new PlatformException(Kind.CLOSED, object + " is closed");
    }

    /** Leaves; the last one to leave a closed object gives everything back. */
    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            vacate.run();
        }
    }

    /** Closes it for everybody else; the caller must be inside. False if it was closed already. */
    boolean close() {
        return (state.getAndUpdate(seen -> seen | CLOSED) & CLOSED) == 0;
    }

    boolean isClosed() {
        return state.get() < 0;
    }
}
