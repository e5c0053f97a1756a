// SPDX-License-Identifier: Apache-2.0
package wrt.api.engine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One task at one moment.
 *
 * <p>Source: seed, "Task Manager" (TaskInfo).
 *
 * @param id its identity
 * @param component the component that was called
 * @param export the export that was called
 * @param state {@code ready}, {@code running}, {@code waiting}; {@code returned} if its caller has the result and the task goes
 *     on; or {@code cancelling}
 * @param priority 0 to 255
 * @param fuelConsumed fuel used up to its last switch
 * @param fuelBudget fuel it may use, or {@code Long.MAX_VALUE}
 * @param ageNanos how long ago it was created, in ns
 * @param partition the number of its partition
 */
@ProviderType
public record TaskInfo(
        long id,
        String component,
        String export,
        String state,
        int priority,
        long fuelConsumed,
        long fuelBudget,
        long ageNanos,
        int partition) {
}
