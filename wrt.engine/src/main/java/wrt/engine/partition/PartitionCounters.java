// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * What a partition did since it was started.
 *
 * <p>Concurrency: written by the owner of the partition; any thread may read.
 */
final class PartitionCounters {

    final Counter cycles = new Counter();

    // Without calls on their callers' stacks, each of which is one more.
    private final Counter switches = new Counter();
    final Counter preemptions = new Counter();
    final Counter fuel = new Counter();
    final Counter callerRuns = new Counter();
    final Counter waiting = new Counter();

    /** A task gets the processor from the carrier. */
    void switched() {
        switches.add(1);
    }

    /** How often a task got the processor. */
    long switches() {
        return switches.get() + callerRuns.get();
    }
}
