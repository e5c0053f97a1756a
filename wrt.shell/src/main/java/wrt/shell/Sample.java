// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.Instant;
import java.util.List;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.Engine;
import wrt.api.engine.PartitionInfo;
import wrt.api.engine.TaskInfo;

/**
 * What the engine said at one moment.
 *
 * @param at when, for people
 * @param nanos when, on the monotonic clock
 * @param partitions the partitions
 * @param components the components' figures since each was deployed
 * @param tasks the tasks that had not ended
 */
record Sample(
        Instant at,
        long nanos,
        List<PartitionInfo> partitions,
        List<ComponentStatistics> components,
        List<TaskInfo> tasks) {

    /**
     * Asks the engine.
     *
     * @param engine the engine
     * @return what it says now
     */
    static Sample of(Engine engine) {
        return new Sample(Instant.now(), System.nanoTime(), engine.partitions(), engine.components(), engine.tasks());
    }
}
