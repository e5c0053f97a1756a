// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the macOS backend. */
@ObjectClassDefinition(name = "WRT macOS backend", description = "How WRT uses macOS")
@interface MacOsConfiguration {

    /** Wait words. */
    @AttributeDefinition(name = "Wait words", description = "Wait words and parkers at a time; each takes 128 bytes", min = "1")
    int wait_words() default 512;

    /** Channels. */
    @AttributeDefinition(name = "Channels", description = "Message channels at a time", min = "1")
    int channels() default 128;

    /** Message queues. */
    @AttributeDefinition(name = "Message queues", description = "Message queues at a time", min = "1")
    int message_queues() default 128;

    /** Event queues. */
    @AttributeDefinition(name = "Event queues", description = "Event queues at a time, each a kernel queue", min = "1")
    int event_queues() default 64;

    /** Timers. */
    @AttributeDefinition(name = "Timers", description = "Timers at a time, each a timer source", min = "1")
    int timers() default 512;

    /** Locks. */
    @AttributeDefinition(name = "Locks", description = "Locks at a time; each takes 128 bytes", min = "1")
    int locks() default 512;

    /** Waits on addresses. */
    @AttributeDefinition(name = "Address waits", description = "Whether parkers and wait words are waits on addresses, where"
            + " macOS has them (14.4); plain Java otherwise")
    boolean address_waits() default true;

    /** The monitor. */
    @AttributeDefinition(name = "Monitor interval", description = "From one sample of the performance monitor to the next, in"
            + " ms; 0 for no monitor", min = "0")
    int monitor_interval() default 1000;
}
