// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.platform.Parker;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;

/**
 * A permit with a binary semaphore for the thread that waits for it.
 *
 * <p>Concurrency: one thread parks, any thread unparks. A permit that is there, and an unpark while nobody sleeps, cost no
 * call of the system. A semaphore that was given too late is full at the next wait, which then sleeps again.
 */
final class SemaphoreParker implements Parker {

    private static final int EMPTY = 0;
    private static final int PERMIT = 1;
    private static final int PARKED = -1;

    private final ObjectLimit limit;
    private final Semaphore semaphore;
    private final AtomicInteger state = new AtomicInteger(EMPTY);
    private final UseGuard guard = new UseGuard();

    SemaphoreParker(Ticks ticks, ObjectLimit limit) {
        limit.take();
        this.limit = limit;
        try {
            semaphore = Semaphore.binary(ticks);
        } catch (RuntimeException e) {
            limit.giveBack();
            throw e;
        }
    }

    @Override
    public void park(long deadlineNanos) {
        if (!guard.enter()) {
            throw new IllegalStateException("the parker is closed");
        }
        try {
            int seen = state.compareAndExchange(EMPTY, PARKED);
            if (seen == PARKED) {
                throw new IllegalStateException("another thread parks here already");
            }
            if (seen == EMPTY && !Deadline.passed(deadlineNanos)) {
                boolean left = true;
                while (left && state.get() == PARKED && !guard.isClosed()) {
                    left = semaphore.take(deadlineNanos);
                }
            }
            state.set(EMPTY);
        } finally {
            guard.leave();
        }
    }

    @Override
    public void unpark() {
        if (state.getAndSet(PERMIT) == PARKED && guard.enter()) {
            semaphore.give();
            guard.leave();
        }
    }

    @Override
    public void close() {
        if (guard.close(semaphore::give)) {
            semaphore.delete();
            limit.giveBack();
        }
    }
}
