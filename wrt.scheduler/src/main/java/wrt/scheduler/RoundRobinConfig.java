// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of {@link RoundRobin}. */
@ObjectClassDefinition(name = "WRT round-robin policy", description = "Every ready task in turn, each for one quantum")
public @interface RoundRobinConfig {

    /** The PID. */
    String PID = "wrt.scheduler.roundrobin";

    /**
     * How long a task runs before the next one's turn.
     *
     * @return fuel, at least 1
     */
    @AttributeDefinition(name = "Quantum", description = "Fuel that a task may use before the next one's turn", min = "1")
    long quantum() default 1000;
}
