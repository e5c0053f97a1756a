// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;

/** A task that is only scheduled, never run. */
final class StubTask implements SchedulableTask {

    private final long id;
    private final int priority;
    private final TaskNode node = new TaskNode(this);

    StubTask(long id, int priority) {
        this.id = id;
        this.priority = priority;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String component() {
        return "stub";
    }

    @Override
    public String export() {
        return "stub";
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public long deadline() {
        return NONE;
    }

    @Override
    public long fuelBudget() {
        return NONE;
    }

    @Override
    public long fuelConsumed() {
        return 0;
    }

    @Override
    public TaskNode node() {
        return node;
    }

    @Override
    public String toString() {
        return id + "@" + priority;
    }
}
