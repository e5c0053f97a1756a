// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.api.scheduling.SchedulableTask;

/**
 * What is known of a call besides its arguments.
 *
 * @param component the name under which the component was deployed, for messages
 * @param export the export that is called, for messages
 * @param priority 0 to 255, larger is more urgent
 * @param fuelBudget fuel that the call may use, {@link Long#MAX_VALUE} for no bound
 * @param deadlineNanos absolute deadline in nanoseconds on the embedder's clock, {@link Long#MAX_VALUE} for none
 */
public record TaskParameters(String component, String export, int priority, long fuelBudget, long deadlineNanos) {

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
        return new TaskParameters(component, export, priority, fuel, deadlineNanos);
    }
}
