// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All partitions of the engine, for finding the one that a thread is in.
 *
 * <p>Concurrency: filled once before any partition is started.
 */
final class Neighbours {

    private LocalPartition[] all = {};

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
