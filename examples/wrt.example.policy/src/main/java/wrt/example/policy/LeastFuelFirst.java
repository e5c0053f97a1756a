// SPDX-License-Identifier: Apache-2.0
package wrt.example.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import wrt.api.scheduling.PolicyName;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.api.scheduling.TaskNode;

/**
 * Runs the task that has used the least fuel so far, so that short calls pass long ones.
 *
 * <p>This is all that a policy from outside the platform needs: one class against {@code wrt.api}, in a bundle of its
 * own.
 */
@Component(service = SchedulingPolicy.class, scope = ServiceScope.PROTOTYPE)
@PolicyName("least-fuel")
@ServiceRanking(LeastFuelFirst.RANKING)
public final class LeastFuelFirst implements SchedulingPolicy {

    /** Above the built-in policies, so that installing the bundle is enough. */
    static final int RANKING = 1000;

    static final long QUANTUM = 2000;

    // A binary heap; a node keeps its fuel in `key` and its place in `level`, so that removing needs no search.
    private TaskNode[] heap = new TaskNode[64];
    private int size;

    @Override
    public void add(SchedulableTask task) {
        TaskNode node = task.node();
        node.key = task.fuelConsumed();
        node.queued = true;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        heap[size] = node;
        node.level = size;
        size++;
        up(node);
    }

    @Override
    public boolean remove(SchedulableTask task) {
        TaskNode node = task.node();
        if (!node.queued || node.level >= size || heap[node.level] != node) {
            return false;
        }
        size--;
        TaskNode last = heap[size];
        if (last != node) {
            place(last, node.level);
            up(last);
            down(last);
        }
        node.queued = false;
        return true;
    }

    @Override
    public @Nullable SchedulableTask next() {
        if (size == 0) {
            return null;
        }
        SchedulableTask first = heap[0].task;
        remove(first);
        return first;
    }

    @Override
    public long quantum(SchedulableTask task) {
        return QUANTUM;
    }

    @Override
    public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
        return candidate.fuelConsumed() < running.fuelConsumed();
    }

    @Override
    public int size() {
        return size;
    }

    private void up(TaskNode node) {
        int at = node.level;
        while (at > 0 && before(node, heap[(at - 1) / 2])) {
            place(heap[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }
        place(node, at);
    }

    private void down(TaskNode node) {
        int at = node.level;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], node)) {
                break;
            }
            place(heap[child], at);
            at = child;
        }
        place(node, at);
    }

    private void place(TaskNode node, int at) {
        heap[at] = node;
        node.level = at;
    }

    // Equal fuel: the older task first, so that equal inputs give equal orders.
    private static boolean before(TaskNode a, TaskNode b) {
        return a.key != b.key ? a.key < b.key : a.task.id() < b.task.id();
    }
}
