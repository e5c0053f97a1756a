// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;

/**
 * First in, first out, chained through the tasks' own nodes: nothing is allocated, every operation takes the same time.
 *
 * <p>Concurrency: owned by the run loop of one partition.
 */
final class TaskQueue {

    private @Nullable TaskNode head;
    private @Nullable TaskNode tail;
    private int size;

    /** Puts a task behind all others. */
    void append(SchedulableTask task) {
        TaskNode node = task.node();
        TaskNode last = tail;
        node.previous = last;
        node.next = null;
        node.queued = true;
        if (last == null) {
            head = node;
        } else {
            last.next = node;
        }
        tail = node;
        size++;
    }

    /** Takes the task that has waited longest, or null if there is none. */
    @Nullable
    SchedulableTask poll() {
        TaskNode first = head;
        if (first == null) {
            return null;
        }
        unlink(first);
        return first.task;
    }

    /** Takes a task out, wherever it is; says whether it was there. */
    boolean remove(SchedulableTask task) {
        TaskNode node = task.node();
        if (!isLinked(node)) {
            return false;
        }
        unlink(node);
        return true;
    }

    int size() {
        return size;
    }

    // `queued` alone would be true for a task that another policy holds.
    private boolean isLinked(TaskNode node) {
        if (!node.queued) {
            return false;
        }
        TaskNode before = node.previous;
        return before == null ? head == node : before.next == node;
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
        size--;
    }
}
