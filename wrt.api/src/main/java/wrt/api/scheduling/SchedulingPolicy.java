// SPDX-License-Identifier: Apache-2.0
package wrt.api.scheduling;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Orders the ready tasks of one partition: a small, pure data structure that decides who runs next and for how long.
 *
 * <p>Publish it as a service with the property {@link #POLICY_NAME} and the scope
 * {@code ServiceScope.PROTOTYPE}: every partition gets an object of its own. The engine uses the service with the
 * highest {@code service.ranking} unless its configuration names another ({@code policy.target}); it takes a new one at
 * a cycle boundary, hands over every ready task in the order in which the old one would have run them, and puts the
 * built-in fall-back in place of a policy that throws, loses a task or stalls.
 *
 * <p>A method must not block, must not call back into the engine, and should allocate nothing in the steady state; use
 * the links of {@link SchedulableTask#node()}.
 *
 * <p>Concurrency: the run loop of the partition is the only caller; no synchronisation is needed.
 *
 * <p>Source: seed, "Scheduling Policies".
 */
@ConsumerType
public interface SchedulingPolicy {

    /** The service property that names the policy. */
    String POLICY_NAME = "policy.name";

    /**
     * Adds a task that has become ready, that used up its quantum, or that was handed over by another policy.
     *
     * @param task a task that this policy does not hold
     */
    void add(SchedulableTask task);

    /**
     * Takes out a task that is no longer ready, because it was cancelled.
     *
     * @param task the task
     * @return whether this policy held it
     */
    boolean remove(SchedulableTask task);

    /**
     * Takes out the task that is to run now.
     *
     * @return the task, which this policy no longer holds, or null if it holds none
     */
    @Nullable
    SchedulableTask next();

    /**
     * How long the task may run before the policy is asked again.
     *
     * @param task the task that {@link #next()} just returned
     * @return fuel, at least 1
     */
    long quantum(SchedulableTask task);

    /**
     * Whether a task that has become ready should run before the running one has used up its quantum.
     *
     * @param candidate the task that became ready, not yet added
     * @param running the task that is running
     * @return true to end the running task's quantum at its next check point
     */
    boolean preempts(SchedulableTask candidate, SchedulableTask running);

    /**
     * How many tasks this policy holds.
     *
     * @return the number of ready tasks
     */
    int size();
}
