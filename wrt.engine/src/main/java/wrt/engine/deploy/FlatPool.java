// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;

/**
 * Keeps calls that were made, to be made again without allocation.
 *
 * <p>Concurrency: safe from any thread, without an atomic operation. Each call belongs to one thread for good, which is a
 * final field of it; a thread looks for its own in the one place that its number names. Threads that share a place now
 * and then make a new call.
 */
final class FlatPool {

    private static final int PLACES = 64;

    private final @Nullable FlatLease[] places = new FlatLease[PLACES];

    /** The call of a thread, or null if there is none that is not in use. */
    @Nullable
    FlatLease find(Thread self) {
        FlatLease lease = places[place(self)];
        return lease != null && lease.isFreeFor(self) ? lease : null;
    }

    void put(FlatLease lease, Thread self) {
        places[place(self)] = lease;
    }

    void remove(FlatLease lease, Thread self) {
        if (places[place(self)] == lease) {
            places[place(self)] = null;
        }
    }

    private static int place(Thread thread) {
        return (int) thread.threadId() & (PLACES - 1);
    }
}
