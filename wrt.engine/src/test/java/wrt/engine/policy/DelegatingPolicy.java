// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;

/** A well-behaved policy of which a test spoils one method. */
class DelegatingPolicy implements SchedulingPolicy {

    private final SchedulingPolicy sound = new FallbackPolicy();

    @Override
    public void add(SchedulableTask task) {
        sound.add(task);
    }

    @Override
    public boolean remove(SchedulableTask task) {
        return sound.remove(task);
    }

    @Override
    public @Nullable SchedulableTask next() {
        return sound.next();
    }

    @Override
    public long quantum(SchedulableTask task) {
        return sound.quantum(task);
    }

    @Override
    public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
        return sound.preempts(candidate, running);
    }

    @Override
    public int size() {
        return sound.size();
    }
}
