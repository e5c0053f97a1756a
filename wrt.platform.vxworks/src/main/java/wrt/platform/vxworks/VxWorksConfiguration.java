// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the VxWorks backend. */
@ObjectClassDefinition(name = "WRT VxWorks backend", description = "How WRT uses VxWorks")
@interface VxWorksConfiguration {

    /** Context. */
    @AttributeDefinition(name = "Context", description = "Where the JVM runs: rtp, a real-time process; kernel; lkm, a"
            + " module loaded into the kernel; or detect, which tells the first two apart")
    String context() default ExecutionContext.DETECT;

    /** Module. */
    @AttributeDefinition(name = "Module", description = "For the context lkm: the module's name as moduleShow has it")
    String module() default "";

    /** Time slice. */
    @AttributeDefinition(name = "Time slice", description = "Ticks of a turn among tasks of one priority, set for all tasks of"
            + " the system, in the kernel's contexts; 0 leaves it as it is", min = "0")
    int time_slice() default 0;

    /** Wait words. */
    @AttributeDefinition(name = "Wait words", description = "Wait words and parkers at a time", min = "1")
    int wait_words() default 512;

    /** Channels. */
    @AttributeDefinition(name = "Channels", description = "Message channels at a time", min = "1")
    int channels() default 128;

    /** Message queues. */
    @AttributeDefinition(name = "Message queues", description = "Message queues at a time", min = "1")
    int message_queues() default 128;

    /** Event queues. */
    @AttributeDefinition(name = "Event queues", description = "Event queues at a time", min = "1")
    int event_queues() default 64;

    /** Timers. */
    @AttributeDefinition(name = "Timers", description = "Timers at a time, each a semaphore; in the kernel a watchdog too", min = "1")
    int timers() default 512;

    /** Locks. */
    @AttributeDefinition(name = "Locks", description = "Locks at a time, each a mutual-exclusion semaphore", min = "1")
    int locks() default 512;
}
