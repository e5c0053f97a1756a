// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the QNX backend. */
@ObjectClassDefinition(name = "WRT QNX backend", description = "How WRT uses QNX")
@interface QnxConfiguration {

    /** The version whose numbers are used. */
    @AttributeDefinition(name = "Version", description = "7.1 or 8.0, or detect for that of the property os.version")
    String version() default QnxOptions.DETECT;

    /** Whether receivers inherit priorities. */
    @AttributeDefinition(name = "Channel inheritance", description = "Whether the receiver of a message runs at its sender's priority")
    boolean channel_inheritance() default true;

    /** How many channels share one of the kernel. */
    @AttributeDefinition(name = "Channels per kernel channel", description = "How many partitions' channels are routed over one channel of the kernel; with more than 1 a receiver is lent no priority by who waits behind its sender", min = "1", max = "65535")
    int channels_per_kernel_channel() default 1;

    /** Wait words. */
    @AttributeDefinition(name = "Wait words", description = "Wait words and parkers at a time; each takes 64 bytes", min = "1", max = "1000000")
    int wait_words() default 512;

    /** Channels. */
    @AttributeDefinition(name = "Channels", description = "Message channels at a time", min = "1")
    int channels() default 128;

    /** Message queues. */
    @AttributeDefinition(name = "Message queues", description = "Message queues at a time", min = "1")
    int message_queues() default 128;

    /** Event queues. */
    @AttributeDefinition(name = "Event queues", description = "Event queues at a time; each takes a kernel channel", min = "1")
    int event_queues() default 64;

    /** Timers. */
    @AttributeDefinition(name = "Timers", description = "Timers at a time; each takes a kernel channel", min = "1")
    int timers() default 512;

    /** Locks. */
    @AttributeDefinition(name = "Locks", description = "Locks at a time; each takes 64 bytes", min = "1", max = "1000000")
    int locks() default 512;
}
