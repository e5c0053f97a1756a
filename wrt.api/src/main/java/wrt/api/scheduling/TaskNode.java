// SPDX-License-Identifier: Apache-2.0
package wrt.api.scheduling;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The intrusive links of a task, so that a policy can queue it without allocating.
 *
 * <p>Fields are public because a policy's decision is the hot path. Exactly one policy holds a task at a time; the
 * engine clears the node before it hands the task to the next one.
 *
 * <p>Concurrency: owned by the run loop of the task's partition.
 */
@ProviderType
public final class TaskNode {

    /** The task that these links belong to. */
    public final SchedulableTask task;

    /** The task before this one in the policy's list. */
    public @Nullable TaskNode previous;

    /** The task behind this one in the policy's list. */
    public @Nullable TaskNode next;

    /** An ordering key or a heap index, as the policy likes. */
    public long key;

    /** A small number, a level or a state, as the policy likes. */
    public int level;

    /** Whether a policy holds the task at present; kept by the policy. */
    public boolean queued;

    // The queue that holds the task, if it is one; neighbours alone do not tell two queues apart.
    @Nullable
    TaskQueue queue;

    /**
     * The links of a task.
     *
     * @param task the task
     */
    public TaskNode(SchedulableTask task) {
        this.task = task;
    }

    /** Forgets all links; the engine calls it when a task passes from one policy to the next. */
    public void clear() {
        previous = null;
        next = null;
        key = 0;
        level = 0;
        queued = false;
        queue = null;
    }
}
