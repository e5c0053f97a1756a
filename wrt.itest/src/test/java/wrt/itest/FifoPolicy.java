// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;

/** The simplest right policy: first come, first served, with a small quantum. */
final class FifoPolicy implements SchedulingPolicy {

    private final ArrayDeque<SchedulableTask> ready = new ArrayDeque<>();

    /** An object for each partition. */
    record Factory() implements PrototypeServiceFactory<SchedulingPolicy> {

        @Override
        public SchedulingPolicy getService(Bundle bundle, ServiceRegistration<SchedulingPolicy> registration) {
            return new FifoPolicy();
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<SchedulingPolicy> registration,
                SchedulingPolicy service) {
        }
    }

    @Override
    public void add(SchedulableTask task) {
        ready.add(task);
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
        return 500;
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
