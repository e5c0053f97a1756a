// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the Java backend. */
@ObjectClassDefinition(name = "WRT Java backend", description = "How many objects the fall-back backend gives out")
@interface JavaConfiguration {

    /** Wait words and parkers. */
    @AttributeDefinition(name = "Wait words", description = "Wait words and parkers at a time", min = "1", max = "1000000")
    int wait_words() default 512;

    /** Channels. */
    @AttributeDefinition(name = "Channels", description = "Message channels at a time", min = "1", max = "1000000")
    int channels() default 128;

    /** Message queues. */
    @AttributeDefinition(name = "Message queues", description = "Message queues at a time", min = "1", max = "1000000")
    int message_queues() default 128;

    /** Event queues. */
    @AttributeDefinition(name = "Event queues", description = "Event queues at a time", min = "1", max = "1000000")
    int event_queues() default 64;

    /** Timers. */
    @AttributeDefinition(name = "Timers", description = "Timers at a time", min = "1", max = "1000000")
    int timers() default 512;

    /** Locks. */
    @AttributeDefinition(name = "Locks", description = "Locks at a time", min = "1", max = "1000000")
    int locks() default 512;
}
