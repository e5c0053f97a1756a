// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of {@link PriorityBased}. */
@ObjectClassDefinition(name = "WRT priority policy", description = "The highest of 256 fixed priorities first")
public @interface PriorityBasedConfig {

    /** The PID. */
    String PID = "wrt.scheduler.priority";

    /**
     * How long a task runs before another of the same priority has its turn: one value for all priorities, or eight, for
     * the bands of 32 priorities from the lowest to the highest.
     *
     * @return fuel, each at least 1
     */
    @AttributeDefinition(name = "Quantum", description = "Fuel that a task may use before another of its priority has its"
            + " turn: one value, or eight from the lowest band of 32 priorities to the highest")
    long[] quantum() default 1000;
}
