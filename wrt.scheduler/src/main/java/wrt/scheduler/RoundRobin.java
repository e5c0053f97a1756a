// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.scheduling.PolicyName;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.api.scheduling.TaskQueue;

/**
 * Every ready task in turn, each for the same quantum of fuel.
 *
 * <p>It is the default, that is, the highest ranked of the built-in policies: it needs no priorities to be set, and no
 * task can keep another from running for longer than the number of ready tasks times the quantum.
 *
 * <p>Concurrency: as {@link SchedulingPolicy}; a change of the configuration arrives on another thread and is taken at
 * the next quantum.
 *
 * <p>Source: seed, "Scheduling Policies" (RoundRobin), {@code fuel_quantum}.
 */
@Component(service = SchedulingPolicy.class, scope = ServiceScope.PROTOTYPE, configurationPid = RoundRobinConfig.PID)
@Designate(ocd = RoundRobinConfig.class)
@PolicyName(RoundRobin.NAME)
@ServiceRanking(RoundRobin.RANKING)
public final class RoundRobin implements SchedulingPolicy {

    /** The name by which it is selected. */
    public static final String NAME = "round-robin";

    /** Above the other built-in policies, below what a bundle from outside is likely to choose. */
    static final int RANKING = 100;

    private final TaskQueue ready = new TaskQueue();
    private volatile long quantum;

    /**
     * A policy without tasks.
     *
     * @param config the quantum
     */
    @Activate
    public RoundRobin(RoundRobinConfig config) {
        quantum = Quanta.checked(RoundRobinConfig.PID, config.quantum());
    }

    @Modified
    void modified(RoundRobinConfig config) {
        quantum = Quanta.checked(RoundRobinConfig.PID, config.quantum());
    }

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
        return quantum;
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
