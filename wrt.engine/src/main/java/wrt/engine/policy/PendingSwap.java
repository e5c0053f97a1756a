// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.engine.PolicySwap;

/**
 * A swap on its way through the partitions.
 *
 * <p>Concurrency: each partition's run loop reports once; the last one completes it.
 *
 * @param from where the objects before came from
 * @param before the objects before, one for each partition
 * @param to where the objects after come from
 * @param reason why
 * @param begunNanos when it was asked for, monotonic
 * @param waiting how many partitions have not passed
 * @param tasks how many tasks were handed over so far
 * @param done completed when it is recorded and the objects before are released
 */
record PendingSwap(PolicySource from, List<ActivePolicy> before, PolicySource to, String reason, long begunNanos,
        AtomicInteger waiting, AtomicInteger tasks, CompletableFuture<PolicySwap> done) {

    /** One partition passed its cycle boundary; true for the last one. */
    boolean passed(int handedOver) {
        tasks.addAndGet(handedOver);
        return waiting.decrementAndGet() == 0;
    }
}
