// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.function.Supplier;
import wrt.api.platform.Channels;
import wrt.api.platform.EventQueues;
import wrt.api.platform.Locks;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MessageQueues;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Threads;
import wrt.api.platform.Timers;
import wrt.api.platform.WaitWords;

/**
 * What a backend is put together from: some of the system's own, some of plain Java.
 *
 * @param limits of all objects
 * @param threads threads
 * @param parkers makes permits
 * @param waitWords words to wait on
 * @param eventQueues event multiplexing
 * @param timers timers
 * @param channels message channels and pulses
 * @param messageQueues message queues
 * @param locks locks
 * @param memory memory
 */
public record Primitives(PlatformLimits limits, Threads threads, Supplier<Parker> parkers, WaitWords waitWords,
        EventQueues eventQueues, Timers timers, Channels channels, MessageQueues messageQueues, Locks locks,
        MemoryControl memory) {
}
