// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.UseGuard;

/**
 * A word with a condition variable for those who wait.
 *
 * <p>Concurrency: safe from any thread. A waiter says that it is there before it looks at the word, in the mutex; who
 * changes the word and then wakes looks for waiters after that: it sees the waiter and signals in the mutex, or the
 * waiter sees the change. Without waiters a wake is one read.
 */
final class ConditionWord implements WaitWord {

    private final Condition condition;
    private final UseGuard guard = new UseGuard();
    private final AtomicInteger word;
    private final AtomicInteger waiting = new AtomicInteger();

    ConditionWord(int initial, Condition condition) {
        this.word = new AtomicInteger(initial);
        this.condition = condition;
    }

    @Override
    public int get() {
        return guard.isClosed() ? 0 : word.get();
    }

    @Override
    public void set(int value) {
        word.set(value);
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        return word.compareAndSet(expected, value);
    }

    @Override
    public WaitResult await(int expected, long deadlineNanos) {
        if (!guard.enter()) {
            return WaitResult.CLOSED;
        }
        try {
            waiting.incrementAndGet();
            return sleep(expected, deadlineNanos);
        } finally {
            waiting.decrementAndGet();
            guard.leave();
        }
    }

    private WaitResult sleep(int expected, long deadlineNanos) {
        condition.lock();
        try {
            if (guard.isClosed()) {
                return WaitResult.CLOSED;
            }
            if (word.get() != expected) {
                return WaitResult.CHANGED;
            }
            if (Deadline.passed(deadlineNanos)) {
                return WaitResult.TIMED_OUT;
            }
            boolean woken = condition.await(deadlineNanos);
            if (guard.isClosed()) {
                return WaitResult.CLOSED;
            }
            return woken ? WaitResult.WOKEN : WaitResult.TIMED_OUT;
        } finally {
            condition.unlock();
        }
    }

    @Override
    public void wakeOne() {
        if (waiting.get() != 0) {
            wake(condition::signal);
        }
    }

    @Override
    public void wakeAll() {
        if (waiting.get() != 0) {
            wake(condition::broadcast);
        }
    }

    private void wake(Runnable how) {
        if (guard.enter()) {
            try {
                inLock(how);
            } finally {
                guard.leave();
            }
        }
    }

    private void inLock(Runnable how) {
        condition.lock();
        try {
            how.run();
        } finally {
            condition.unlock();
        }
    }

    @Override
    public void close() {
        if (guard.close(() -> inLock(condition::broadcast))) {
            condition.destroy();
        }
    }
}
