// SPDX-License-Identifier: Apache-2.0
package wrt.api.scheduling;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a policy sees of a task: one call of one export of a component, the task of the Component Model itself.
 *
 * <p>Concurrency: owned by the run loop of its partition; a policy reads it only from within its own methods.
 *
 * <p>Source: seed, "Fuel-Aware Task Scheduling" (ScheduledTask).
 */
@ProviderType
public interface SchedulableTask {

    /** The highest priority value. */
    int MAX_PRIORITY = 255;

    /** The value of {@link #deadline()} and {@link #fuelBudget()} when there is none. */
    long NONE = Long.MAX_VALUE;

    /**
     * The identity of the task, unique in the engine and increasing with creation.
     *
     * @return the identity, at least 1
     */
    long id();

    /**
     * The name of the deployed component that the call went to.
     *
     * @return the name
     */
    String component();

    /**
     * The export that was called, as {@code interface#function} or {@code function}.
     *
     * @return the export
     */
    String export();

    /**
     * The priority, where a larger number is more urgent.
     *
     * @return 0 to {@link #MAX_PRIORITY}
     */
    int priority();

    /**
     * The absolute deadline on the partition's clock.
     *
     * @return nanoseconds, or {@link #NONE}
     */
    long deadline();

    /**
     * How much fuel the whole call may use.
     *
     * @return fuel, or {@link #NONE}
     */
    long fuelBudget();

    /**
     * How much fuel the call has used up to its last switch.
     *
     * @return fuel
     */
    long fuelConsumed();

    /**
     * The links by which the one policy that holds this task chains it; no other may touch them.
     *
     * @return the node, always the same for the same task
     */
    TaskNode node();
}
