// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import wrt.api.engine.ComponentStatistics;

/**
 * The partitions of the engine, as the rest of the bundle sees them.
 *
 * <p>Concurrency: safe from any thread.
 */
public interface Partitions {

    /** How many there are, at least 1. */
    int count();

    /**
     * One of them.
     *
     * @param number 0 to {@link #count()} - 1
     */
    Partition get(int number);

    /** The figures of a component over all partitions; all zero where it was never called. */
    ComponentStatistics statistics(String component);

    /** Starts the figures of a component afresh, because it was deployed anew or removed. */
    void forget(String component);
}
