// SPDX-License-Identifier: Apache-2.0
package wrt.api.scheduling;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A queue for policies: first in, first out, chained through the tasks' own nodes, so that nothing is allocated and every
 * operation takes the same time.
 *
 * <p>It uses {@link TaskNode#previous}, {@link TaskNode#next} and {@link TaskNode#queued}; key and level are left to the
 * policy.
 *
 * <p>Concurrency: owned by the run loop of one partition, as the policy is.
 */
@ProviderType
public final class TaskQueue {

    private @Nullable TaskNode head;
    private @Nullable TaskNode tail;
    private int size;

    /** An empty queue. */
    public TaskQueue() {
    }

    /**
     * Puts a task behind all others.
     *
     * @param task a task that is in no queue
     */
    public void append(SchedulableTask task) {
        TaskNode node = task.node();
        TaskNode last = tail;
        node.previous = last;
        node.next = null;
        node.queued = true;
        node.queue = this;
        if (last == null) {
            head = node;
        } else {
            last.next = node;
        }
        tail = node;
        size++;
    }

    /**
     * Takes the task that has waited longest.
     *
     * @return the task, or null if there is none
     */
    public @Nullable SchedulableTask poll() {
        TaskNode first = head;
        if (first == null) {
            return null;
        }
        unlink(first);
        return first.task;
    }

    /**
     * Takes a task out, wherever it is in this queue.
     *
     * @param task the task
     * @return whether it was there
     */
    public boolean remove(SchedulableTask task) {
        TaskNode node = task.node();
        if (node.queue != this) {
            return false;
        }
        unlink(node);
        return true;
    }

    /**
     * How many tasks are in the queue.
     *
     * @return their number
     */
    public int size() {
        return size;
    }

    private void unlink(TaskNode node) {
        TaskNode before = node.previous;
        TaskNode behind = node.next;
        if (before == null) {
            head = behind;
        } else {
            before.next = behind;
        }
        if (behind == null) {
            tail = before;
        } else {
            behind.previous = before;
        }
        node.previous = null;
        node.next = null;
        node.queued = false;
        node.queue = null;
        size--;
    }
}
