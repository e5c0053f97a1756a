// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Keeps calls that were made, to be made again without allocation.
 *
 * <p>Concurrency: safe from any thread, wait-free. Each thread looks in the one place that its number names; threads that
 * share a place now and then make a new call.
 */
final class FlatPool {

    private static final int PLACES = 16;

    private final AtomicReferenceArray<@Nullable FlatLease> places = new AtomicReferenceArray<>(PLACES);

    @Nullable
    FlatLease take() {
        int place = place();
        // A plain look first: an exchange of null with null would be as expensive as one that finds something.
        return places.getPlain(place) == null ? null : places.getAndSet(place, null);
    }

    void give(FlatLease lease) {
        places.setRelease(place(), lease);
    }

    private static int place() {
        return (int) Thread.currentThread().threadId() & (PLACES - 1);
    }
}
