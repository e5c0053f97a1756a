// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.platform.Parker;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.UseGuard;

/**
 * A permit with a condition variable for the thread that waits for it.
 *
 * <p>Concurrency: one thread parks, any thread unparks. A permit that is there, and an unpark while nobody sleeps, cost
 * one atomic operation and no call.
 */
final class ConditionParker implements Parker {

    /*
     * The state is EMPTY, a PERMIT, or says that the thread is PARKED.
     *
     *   park    EMPTY -> PARKED, sleep while it is PARKED;   PERMIT -> EMPTY, return
     *   unpark  any -> PERMIT; signal in the mutex if it was PARKED
     *
     * No wake is lost: the sleeper looks at the state in the mutex, and an unpark that saw PARKED signals in it.
     */
    private static final int EMPTY = 0;
    private static final int PERMIT = 1;
    private static final int PARKED = -1;

    private final Condition condition;
    private final UseGuard guard = new UseGuard();
    private final AtomicInteger state = new AtomicInteger();

    ConditionParker(Condition condition) {
        this.condition = condition;
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
            if (seen == EMPTY) {
                sleep(deadlineNanos);
            }
            state.set(EMPTY);
        } finally {
            guard.leave();
        }
    }

    private void sleep(long deadlineNanos) {
        condition.lock();
        try {
            boolean left = !Deadline.passed(deadlineNanos);
            while (left && state.get() == PARKED && !guard.isClosed()) {
                left = condition.await(deadlineNanos);
            }
        } finally {
            condition.unlock();
        }
    }

    @Override
    public void unpark() {
        if (state.getAndSet(PERMIT) == PARKED && guard.enter()) {
            try {
                signal();
            } finally {
                guard.leave();
            }
        }
    }

    private void signal() {
        condition.lock();
        try {
            condition.signal();
        } finally {
            condition.unlock();
        }
    }

    @Override
    public void close() {
        if (guard.close(this::signal)) {
            condition.destroy();
        }
    }
}
