// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import wrt.api.scheduling.PolicyName;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.api.scheduling.TaskQueue;

/**
 * First come, first served: a task runs until it ends or waits.
 *
 * <p>It ranks lowest of the built-in policies because one endless call starves all others; its fuel budget still ends it.
 *
 * <p>Source: seed, "Scheduling Policies" (Cooperative).
 */
@Component(service = SchedulingPolicy.class, scope = ServiceScope.PROTOTYPE)
@PolicyName(Cooperative.NAME)
@ServiceRanking(Cooperative.RANKING)
public final class Cooperative implements SchedulingPolicy {

    /** The name by which it is selected. */
    public static final String NAME = "cooperative";

    /** Below the policies that preempt. */
    static final int RANKING = 10;

    private final TaskQueue ready = new TaskQueue();

    @Override
    public void add(SchedulableTask task) {
        ready.append(task);
    }

    @Override
    public boolean remove(SchedulableTask task) {
        return ready.remove(task);
    }

    @Override
    public @Nullable SchedulableTask next() {
        return ready.poll();
    }

    @Override
    public long quantum(SchedulableTask task) {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
        return false;
    }

    @Override
    public int size() {
        return ready.size();
    }
}
