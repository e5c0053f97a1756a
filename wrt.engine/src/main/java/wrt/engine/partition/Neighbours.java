// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All partitions of the engine, for finding the one that a thread is in.
 *
 * <p>Concurrency: safe from any thread; a partition is among them before it is started and until it has ended.
 */
final class Neighbours {

    private volatile LocalPartition[] all = {};

    void are(List<LocalPartition> partitions) {
        all = partitions.toArray(LocalPartition[]::new);
        for (LocalPartition each : all) {
            each.others(partitions.stream().filter(other -> other != each).map(LocalPartition::ownership)
                    .toArray(Ownership[]::new));
        }
    }

    /** The partition whose code runs on this thread, or null. */
    @Nullable
    LocalPartition insideOf(Thread thread) {
        for (LocalPartition each : all) {
            if (each.isInside(thread)) {
                return each;
            }
        }
        return null;
    }
}
