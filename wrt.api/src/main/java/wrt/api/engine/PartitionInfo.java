// SPDX-License-Identifier: Apache-2.0
package wrt.api.engine;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.platform.Capability;
import wrt.api.platform.CarrierStatus;

/**
 * One partition at one moment.
 *
 * @param number its number, from 0
 * @param policy the name of the policy that orders its tasks
 * @param ready how many tasks are ready
 * @param waiting how many tasks wait
 * @param cycles how many cycles its run loop has done
 * @param switches how many times a task was given the processor
 * @param preemptions how many times a task's quantum ended before the task did
 * @param fuel the fuel that its guests have used
 * @param callerRuns how many calls ran on their caller's thread because the partition was idle
 * @param carrier the name of its carrier thread
 * @param fibers the kind of fibers, {@code continuation} or {@code virtual-thread}
 * @param status where and how its carrier runs
 * @param capabilities what its carrier was granted and refused
 */
@ProviderType
public record PartitionInfo(
        int number,
        String policy,
        int ready,
        int waiting,
        long cycles,
        long switches,
        long preemptions,
        long fuel,
        long callerRuns,
        String carrier,
        String fibers,
        CarrierStatus status,
        List<Capability> capabilities) {
}
