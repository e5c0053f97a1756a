// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * How much of everything one partition takes; what exceeds a limit is refused with a message that names it.
 *
 * @param tasks active tasks, {@code limit.tasks}
 * @param tasksPerComponent active tasks of one component, {@code limit.tasks.component}
 * @param queue calls that the run loop has not taken from its inbox yet, {@code limit.queue}
 * @param wakers stages that guests wait for at the same time, {@code limit.wakers}
 * @param workFuel fuel that guest code may use in one piece of work such as an instantiation, {@code limit.work.fuel}
 */
record PartitionLimits(int tasks, int tasksPerComponent, int queue, int wakers, long workFuel) {

    /** Checks the ranges. */
    PartitionLimits {
        atLeastOne("limit.tasks", tasks);
        atLeastOne("limit.tasks.component", tasksPerComponent);
        atLeastOne("limit.queue", queue);
        atLeastOne("limit.wakers", wakers);
        atLeastOne("limit.work.fuel", workFuel);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("wrt.engine " + name + ": must be at least 1, but is " + value);
        }
    }

    /** The seed's capacities. */
    static PartitionLimits defaults() {
        return new PartitionLimits(1024, 128, 256, 512, 10_000_000_000L);
    }
}
