// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;

/** A policy that works for a while and then breaks the contract. */
final class BadPolicy implements SchedulingPolicy {

    private static final int GOOD_DECISIONS = 50;

    private final FifoPolicy inner = new FifoPolicy();
    private final Fault fault;
    private int decisions;

    /** How it breaks the contract. */
    enum Fault {
        /** {@code next} throws. */
        THROWS,
        /** A task that was added never comes out. */
        LOSES,
        /** {@code next} answers null although tasks are ready. */
        STALLS,
        /** {@code next} does not come back. */
        SLEEPS
    }

    /** An object for each partition. */
    record Factory(Fault fault) implements PrototypeServiceFactory<SchedulingPolicy> {

        @Override
        public SchedulingPolicy getService(Bundle bundle, ServiceRegistration<SchedulingPolicy> registration) {
            return new BadPolicy(fault);
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<SchedulingPolicy> registration,
                SchedulingPolicy service) {
        }
    }

    private BadPolicy(Fault fault) {
        this.fault = fault;
    }

    @Override
    public void add(SchedulableTask task) {
        if (fault != Fault.LOSES || decisions < GOOD_DECISIONS) {
            inner.add(task);
        }
    }

    @Override
    public boolean remove(SchedulableTask task) {
        return inner.remove(task);
    }

    @Override
    public @Nullable SchedulableTask next() {
        decisions++;
        if (decisions > GOOD_DECISIONS && fault == Fault.THROWS) {
            throw new IllegalStateException("this policy is broken on purpose");
        }
        if (decisions > GOOD_DECISIONS && fault == Fault.SLEEPS) {
            sleep();
        }
        return decisions > GOOD_DECISIONS && fault == Fault.STALLS ? null : inner.next();
    }

    private static void sleep() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("woken by force", e);
        }
    }

    @Override
    public long quantum(SchedulableTask task) {
        return inner.quantum(task);
    }

    @Override
    public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
        return false;
    }

    @Override
    public int size() {
        return inner.size();
    }
}
