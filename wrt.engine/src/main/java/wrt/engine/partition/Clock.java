// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * The time of a partition, on which deadlines of tasks are.
 *
 * <p>Concurrency: advanced by the owner of the partition; any thread may read it and sees some recent value.
 *
 * <p>Source: seed, "Fuel-Based Async Execution".
 */
interface Clock {

    /** The time in ns. */
    long now();

    /** Nothing ran for so many ns. */
    void idled(long nanos);
}
