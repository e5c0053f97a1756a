// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import wrt.api.scheduling.PolicyName;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.api.scheduling.TaskQueue;

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
        return QUANTUM;
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
