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
 * The highest of 256 fixed priorities first, round-robin inside one priority; a more urgent task preempts.
 *
 * <p>It ranks below {@link RoundRobin} because urgent work may starve the rest, which only whoever sets the priorities
 * can judge.
 *
 * <p>Concurrency: as {@link SchedulingPolicy}; a change of the configuration arrives on another thread and is taken at
 * the next quantum.
 *
 * <p>Source: seed, "Scheduling Policies" (PriorityBased).
 */
@Component(service = SchedulingPolicy.class, scope = ServiceScope.PROTOTYPE, configurationPid = PriorityBasedConfig.PID)
@Designate(ocd = PriorityBasedConfig.class)
@PolicyName(PriorityBased.NAME)
@ServiceRanking(PriorityBased.RANKING)
public final class PriorityBased implements SchedulingPolicy {

    // One queue for each priority, and one bit for each queue that holds a task. The highest bit set in four words is
    // the highest priority ready: the decision takes the same few instructions whatever the number of tasks.

    /** The name by which it is selected. */
    public static final String NAME = "priority";

    static final int RANKING = 50;
    static final int LEVELS = SchedulableTask.MAX_PRIORITY + 1;

    private final TaskQueue[] levels = new TaskQueue[LEVELS];
    private final long[] occupied = new long[LEVELS / Long.SIZE];
    private volatile long[] quanta;
    private int size;

    /**
     * A policy without tasks.
     *
     * @param config the quanta
     */
    @Activate
    public PriorityBased(PriorityBasedConfig config) {
        quanta = Quanta.perBand(PriorityBasedConfig.PID, config.quantum());
        for (int level = 0; level < LEVELS; level++) {
            levels[level] = new TaskQueue();
        }
    }

    @Modified
    void modified(PriorityBasedConfig config) {
        quanta = Quanta.perBand(PriorityBasedConfig.PID, config.quantum());
    }

    @Override
    public void add(SchedulableTask task) {
        int level = task.priority();
        levels[level].append(task);
        occupied[level >>> 6] |= 1L << level;
        size++;
    }

    @Override
    public boolean remove(SchedulableTask task) {
        int level = task.priority();
        if (!levels[level].remove(task)) {
            return false;
        }
        taken(level);
        return true;
    }

    @Override
    public @Nullable SchedulableTask next() {
        for (int word = occupied.length - 1; word >= 0; word--) {
            if (occupied[word] != 0) {
                int level = (word << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(occupied[word]);
                SchedulableTask task = levels[level].poll();
                taken(level);
                return task;
            }
        }
        return null;
    }

    @Override
    public long quantum(SchedulableTask task) {
        return quanta[PriorityBands.of(task.priority())];
    }

    @Override
    public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
        return candidate.priority() > running.priority();
    }

    @Override
    public int size() {
        return size;
    }

    private void taken(int level) {
        size--;
        if (levels[level].size() == 0) {
            occupied[level >>> 6] &= ~(1L << level);
        }
    }
}
