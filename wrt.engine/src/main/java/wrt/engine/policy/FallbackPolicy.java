// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import wrt.api.scheduling.PolicyName;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.api.scheduling.TaskNode;

/**
 * The policy that is always there: first in, first out, with a quantum, so that nothing starves.
 *
 * <p>It is also a service of the lowest ranking, so that it is listed and can be selected by name.
 */
@Component(service = SchedulingPolicy.class, scope = ServiceScope.PROTOTYPE)
@PolicyName(FallbackPolicy.NAME)
@ServiceRanking(Integer.MIN_VALUE)
public final class FallbackPolicy implements SchedulingPolicy {

    /** The name by which it is listed. */
    public static final String NAME = "fallback";

    /** Fuel; the seed's round-robin quantum. */
    static final long QUANTUM = 1000;

    private @Nullable TaskNode head;
    private @Nullable TaskNode tail;
    private int size;

    @Override
    public void add(SchedulableTask task) {
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

    @Override
    public boolean remove(SchedulableTask task) {
        TaskNode node = task.node();
        TaskNode before = node.previous;
        if (!node.queued || (before == null ? head != node : before.next != node)) {
            return false;
        }
        unlink(node);
        return true;
    }

    @Override
    public @Nullable SchedulableTask next() {
        TaskNode first = head;
        if (first == null) {
            return null;
        }
        unlink(first);
        return first.task;
    }

    @Override
    public long quantum(SchedulableTask task) {
        return QUANTUM;
    }

    @Override
    public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
        return false;
    }

    @Override
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
        size--;
    }
}
