// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import wrt.api.engine.ComponentStatistics;

/**
 * The partitions of the engine, as the rest of the bundle sees them.
 *
 * <p>Concurrency: safe from any thread.
 */
public interface Partitions {

    /** How many components may be deployed to, at least 1; it changes with the configuration. */
    int count();

    /** How many calls of guest functions may be nested in each. */
    int callDepth();

    /**
     * Lets a component in, which keeps the partition running.
     *
     * @param number 0 to {@link #count()} - 1, or that of a partition that is to end and has the component already
     * @param component its name
     * @throws IllegalArgumentException if there is no such partition
     */
    Partition enter(int number, String component);

    /** A component that was let in has no longer one of its instances there. */
    void leave(Partition partition, String component);

    /** Is told, on a thread of the engine's, when there are more of them. */
    void onGrowth(Runnable listener);

    /** The figures of a component over all partitions; all zero where it was never called. */
    ComponentStatistics statistics(String component);

    /** Starts the figures of a component afresh, because it was deployed anew or removed. */
    void forget(String component);
}
