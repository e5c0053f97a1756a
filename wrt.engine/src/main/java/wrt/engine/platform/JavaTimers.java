// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import org.jspecify.annotations.Nullable;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Timer;
import wrt.api.platform.Timers;

/**
 * Timers of plain Java: who waits for one computes when it expires.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class JavaTimers implements Timers {

    private final ObjectLimit limit;

    /**
     * No timers yet.
     *
     * @param limit counts the timers
     */
    public JavaTimers(ObjectLimit limit) {
        this.limit = limit;
    }

    @Override
    public Timer create() {
        limit.take();
        return new JavaTimer(limit);
    }

    @Override
    public int used() {
        return limit.used();
    }

    private static final class JavaTimer implements Timer {

        private final ObjectLimit limit;
        private final Waiters waiters = new Waiters();
        private @Nullable Schedule schedule;
        private boolean closed;

        JavaTimer(ObjectLimit limit) {
            this.limit = limit;
        }

        @Override
        public synchronized void arm(long firstNanos, long periodNanos) {
            schedule = new Schedule(firstNanos, periodNanos);
            waiters.wakeAll();
        }

        @Override
        public synchronized void cancel() {
            schedule = null;
            waiters.wakeAll();
        }

        @Override
        public long await(long deadlineNanos) {
            while (true) {
                Waiter waiter;
                long until = deadlineNanos;
                synchronized (this) {
                    if (closed) {
                        throw new PlatformException(Kind.CLOSED, "the timer is closed");
                    }
                    long count = schedule == null ? 0 : schedule.take(System.nanoTime());
                    if (count > 0 || deadlineNanos != Long.MAX_VALUE && deadlineNanos - System.nanoTime() <= 0) {
                        return count;
                    }
                    until = schedule == null ? deadlineNanos : schedule.before(deadlineNanos);
                    waiter = waiters.add();
                }
                waiter.await(until);
                synchronized (this) {
                    waiters.remove(waiter);
                }
            }
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                waiters.wakeAll();
                limit.giveBack();
            }
        }
    }
}
