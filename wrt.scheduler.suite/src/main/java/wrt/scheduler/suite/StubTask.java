// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler.suite;

import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;

/** A task that is only scheduled, never run. */
public final class StubTask implements SchedulableTask {

    private final long id;
    private final int priority;
    private final long consumed;
    private final TaskNode node = new TaskNode(this);

    /**
     * A task that has used fuel.
     *
     * @param id its identity; of two tasks the older one has the smaller
     * @param priority 0 to {@link SchedulableTask#MAX_PRIORITY}
     * @param consumed the fuel that it has used
     */
    public StubTask(long id, int priority, long consumed) {
        this.id = id;
        this.priority = priority;
        this.consumed = consumed;
    }

    /**
     * A task that has not run yet.
     *
     * @param id its identity
     * @param priority 0 to {@link SchedulableTask#MAX_PRIORITY}
     */
    public StubTask(long id, int priority) {
        this(id, priority, 0);
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
        return consumed;
    }

    @Override
    public TaskNode node() {
        return node;
    }

    @Override
    public String toString() {
        return "task " + id + ", priority " + priority + ", fuel " + consumed;
    }
}
