// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the Linux backend. */
@ObjectClassDefinition(name = "WRT Linux backend", description = "How WRT uses the Linux kernel")
@interface LinuxConfiguration {

    /** How many wait words there are. */
    @AttributeDefinition(name = "Futexes", description = "Wait words and parkers at a time; each takes 64 bytes", min = "1", max = "1000000")
    int futexes() default 512;

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

    /** Futexes. */
    @AttributeDefinition(name = "Futex optimization", description = "Whether parkers and wait words are futexes; plain Java"
            + " otherwise")
    boolean futex_optimization() default true;

    /** Epoll. */
    @AttributeDefinition(name = "Epoll integration", description = "Whether event queues and timers are those of the kernel"
            + " (epoll, eventfd, timerfd); plain Java otherwise")
    boolean epoll_integration() default true;

    /** NUMA. */
    @AttributeDefinition(name = "NUMA awareness", description = "Whether a carrier that is bound to the processors of one"
            + " node prefers memory of that node")
    boolean numa_awareness() default true;

    /** Locked memory. */
    @AttributeDefinition(name = "Lock memory", description = "Whether the process's memory is kept from being paged out")
    boolean memory_lock() default false;
}
