// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;

/** A task that is always ready, to fill policies with. */
final class ReadyTask implements SchedulableTask {

    private final long id;
    private final int priority;
    private final TaskNode node = new TaskNode(this);

    ReadyTask(long id, int priority) {
        this.id = id;
        this.priority = priority;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String component() {
        return "bench";
    }

    @Override
    public String export() {
        return "run";
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
}
