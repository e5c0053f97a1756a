// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;

/**
 * The engine's own link of a task in the list of ready tasks, which no policy can touch: from it the tasks of a failed
 * policy are recovered.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
public final class ReadyEntry {

    private final SchedulableTask task;
    private final Object owner;

    @Nullable
    ReadyEntry previous;

    @Nullable
    ReadyEntry next;

    boolean held;

    /**
     * An entry, held by no policy.
     *
     * @param task the task as policies see it
     * @param owner the engine's record of the task
     */
    public ReadyEntry(SchedulableTask task, Object owner) {
        this.task = task;
        this.owner = owner;
    }

    /** The task as policies see it. */
    public SchedulableTask task() {
        return task;
    }

    /** The engine's record of the task. */
    public Object owner() {
        return owner;
    }

    /** Whether a policy holds the task. */
    public boolean isHeld() {
        return held;
    }
}
