// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;

/** Which feature a scheduling class is. */
public final class SchedulingFeature {

    private SchedulingFeature() {
    }

    /**
     * The feature that answers for a class.
     *
     * @param scheduling any but {@link Scheduling.Ordinary}, which every system has
     * @return the feature
     */
    public static Feature of(Scheduling scheduling) {
        return switch (scheduling) {
            case Scheduling.Ordinary ordinary -> throw new IllegalArgumentException("every system has " + ordinary);
            case Scheduling.Fifo fifo -> Feature.SCHED_FIFO;
            case Scheduling.RoundRobin rr -> Feature.SCHED_RR;
            case Scheduling.Sporadic sporadic -> Feature.SCHED_SPORADIC;
            case Scheduling.Deadline deadline -> Feature.SCHED_DEADLINE;
        };
    }
}
