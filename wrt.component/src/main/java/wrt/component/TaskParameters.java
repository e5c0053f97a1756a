// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;
import wrt.api.scheduling.SchedulableTask;

/**
 * What is known of a call besides its arguments.
 *
 * @param component the name under which the component was deployed, for messages
 * @param export the export that is called, for messages
 * @param priority 0 to 255, larger is more urgent
 * @param fuelBudget fuel that the call may use, {@link Long#MAX_VALUE} for no bound
 * @param deadlineNanos absolute deadline in nanoseconds on the embedder's clock, {@link Long#MAX_VALUE} for none
 * @param quantum fuel that the call may use before the scheduler is asked again, if it allows no less;
 *     {@link Long#MAX_VALUE} to leave it to the scheduler
 * @param callDepth how many guest calls the call may nest, if the meter's limit leaves as many;
 *     {@link Integer#MAX_VALUE} to leave it to the meter
 */
@ProviderType
public record TaskParameters(String component, String export, int priority, long fuelBudget, long deadlineNanos,
        long quantum, int callDepth) {

    /** The priority where nothing else is said. */
    public static final int DEFAULT_PRIORITY = 128;

    /** Checks the ranges. */
    public TaskParameters {
        if (priority < 0 || priority > SchedulableTask.MAX_PRIORITY) {
            throw new IllegalArgumentException("priority must be 0 to 255, but is " + priority);
        }
        if (fuelBudget < 1) {
            throw new IllegalArgumentException("fuelBudget must be at least 1, but is " + fuelBudget);
        }
        if (quantum < 1) {
            throw new IllegalArgumentException("quantum must be at least 1, but is " + quantum);
        }
        if (callDepth < 1) {
            throw new IllegalArgumentException("callDepth must be at least 1, but is " + callDepth);
        }
    }

    /**
     * Parameters that leave quantum and call depth to scheduler and meter.
     *
     * @param component the component's name
     * @param export the export's name
     * @param priority 0 to 255
     * @param fuelBudget at least 1
     * @param deadlineNanos absolute, or {@link Long#MAX_VALUE}
     */
    public TaskParameters(String component, String export, int priority, long fuelBudget, long deadlineNanos) {
        this(component, export, priority, fuelBudget, deadlineNanos, SchedulableTask.NONE, Integer.MAX_VALUE);
    }

    /**
     * Parameters without bounds.
     *
     * @param component the component's name
     * @param export the export's name
     * @return default priority, no fuel budget, no deadline
     */
    public static TaskParameters unbounded(String component, String export) {
        return new TaskParameters(component, export, DEFAULT_PRIORITY, SchedulableTask.NONE, SchedulableTask.NONE);
    }

    /**
     * The same with another budget.
     *
     * @param fuel at least 1
     * @return the changed parameters
     */
    public TaskParameters withFuelBudget(long fuel) {
        return new TaskParameters(component, export, priority, fuel, deadlineNanos, quantum, callDepth);
    }

    /**
     * The same with another quantum.
     *
     * @param fuel at least 1
     * @return the changed parameters
     */
    public TaskParameters withQuantum(long fuel) {
        return new TaskParameters(component, export, priority, fuelBudget, deadlineNanos, fuel, callDepth);
    }

    /**
     * The same with another call depth.
     *
     * @param calls at least 1
     * @return the changed parameters
     */
    public TaskParameters withCallDepth(int calls) {
        return new TaskParameters(component, export, priority, fuelBudget, deadlineNanos, quantum, calls);
    }
}
