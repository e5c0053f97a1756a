// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import wrt.api.engine.PartitionInfo;
import wrt.api.platform.Carrier;
import wrt.core.fiber.FiberFactory;

/**
 * A partition and its carrier.
 *
 * @param partition the partition
 * @param ownership who owns it
 * @param carrier its thread
 */
record CarriedPartition(LocalPartition partition, Ownership ownership, Carrier carrier) {

    /** Waits for the carrier's end and gives back what the partition has of the platform; false if it goes on running. */
    boolean join(long deadlineNanos) throws InterruptedException {
        boolean isOver = carrier.join(deadlineNanos);
        if (isOver) {
            ownership.close();
        }
        return isOver;
    }

    /** The partition at this moment. */
    PartitionInfo info(FiberFactory fibers) {
        RunLoop loop = partition.loop();
        PartitionCounters counters = loop.counters();
        return new PartitionInfo(partition.number(), loop.guard().active().name(), loop.guard().size(),
                (int) counters.waiting.get(), counters.cycles.get(), counters.switches(),
                counters.preemptions.get(), counters.fuel.get(), counters.callerRuns.get(),
                carrier.thread().getName(), fibers.name().replace(' ', '-'), carrier.status(), carrier.capabilities());
    }
}
