// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.util.ArrayDeque;
import java.util.List;
import wrt.api.engine.PolicySwap;

/**
 * The most recent swaps, oldest first.
 *
 * <p>Concurrency: safe from any thread, by its own lock.
 */
final class SwapLog {

    static final int CAPACITY = 64;

    private final ArrayDeque<PolicySwap> swaps = new ArrayDeque<>();

    synchronized void add(PolicySwap swap) {
        if (swaps.size() == CAPACITY) {
            swaps.removeFirst();
        }
        swaps.addLast(swap);
    }

    synchronized List<PolicySwap> snapshot() {
        return List.copyOf(swaps);
    }
}
