// SPDX-License-Identifier: Apache-2.0
package wrt.api.engine;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.platform.Capability;
import wrt.api.platform.Metric;

/**
 * What is running: partitions, tasks and figures, for commands and consoles.
 *
 * <p>Concurrency: safe from any thread; every answer is a snapshot, and asking never stops a partition.
 */
@ProviderType
public interface Engine {

    /**
     * The partitions.
     *
     * @return one for each, by number
     */
    List<PartitionInfo> partitions();

    /**
     * The tasks that have not ended.
     *
     * @return a snapshot, by identity
     */
    List<TaskInfo> tasks();

    /**
     * The figures of each deployed component since it was deployed.
     *
     * @return a snapshot, by name
     */
    List<ComponentStatistics> components();

    /**
     * Requests cancellation of a task.
     *
     * @param id the task's identity
     * @return whether there was such a task
     */
    boolean cancel(long id);

    /**
     * The policies that are there.
     *
     * @return every policy service, the active one marked, by descending ranking
     */
    List<PolicyInfo> policies();

    /**
     * Makes a policy the active one by name, whatever its ranking.
     *
     * @param name the policy's name, or empty to go by ranking again
     * @throws IllegalArgumentException if there is no policy of that name; the message lists those that are there
     */
    void selectPolicy(Optional<String> name);

    /**
     * The swaps of the policy so far.
     *
     * @return the most recent ones, oldest first
     */
    List<PolicySwap> swaps();

    /**
     * The name of the platform backend in use.
     *
     * @return the name
     */
    String platform();

    /**
     * What the platform granted and refused, with reasons.
     *
     * @return a snapshot
     */
    List<Capability> capabilities();

    /**
     * What the platform backend counts.
     *
     * @return a snapshot, by name
     */
    List<Metric> metrics();
}
