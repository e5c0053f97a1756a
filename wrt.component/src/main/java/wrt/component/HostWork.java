// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.CompletionStage;

/**
 * Counts what the host still owes to guests: asynchronous functions that run, ends of streams and futures that it holds.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class HostWork {

    private int pending;

    void begin() {
        pending++;
    }

    /** Counts a stage, unless a task of the same store is to complete it; says whether it was counted. */
    boolean begin(CompletionStage<?> stage, Store store) {
        boolean isHosts = !(stage instanceof GuestWork work && work.isIn(store));
        if (isHosts) {
            begin();
        }
        return isHosts;
    }

    void end() {
        pending--;
    }

    boolean isPending() {
        return pending > 0;
    }
}
