// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Timer;
import wrt.api.platform.Timers;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;

/**
 * Timers of the kernel, each a descriptor.
 *
 * <p>Concurrency: safe from any thread.
 */
final class LinuxTimers implements Timers {

    private final ObjectLimit limit;
    private final MonotonicClock clock;

    LinuxTimers(ObjectLimit limit, MonotonicClock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Timer create() {
        limit.take();
        try {
            return new LinuxTimer(TimerFd.create(clock), limit);
        } catch (PlatformException e) {
            limit.giveBack();
            throw e;
        }
    }

    @Override
    public int used() {
        return limit.used();
    }

    private static final class LinuxTimer implements Timer {

        private final TimerFd timer;
        private final ObjectLimit limit;
        private final UseGuard guard = new UseGuard();

        LinuxTimer(TimerFd timer, ObjectLimit limit) {
            this.timer = timer;
            this.limit = limit;
        }

        @Override
        public void arm(long firstNanos, long periodNanos) {
            enter();
            try {
                timer.arm(firstNanos, periodNanos);
            } finally {
                guard.leave();
            }
        }

        @Override
        public void cancel() {
            enter();
            try {
                timer.disarm();
            } finally {
                guard.leave();
            }
        }

        @Override
        public long await(long deadlineNanos) {
            enter();
            try {
                long count = timer.take();
                while (count == 0 && !guard.isClosed()
                        && (deadlineNanos == Parker.FOREVER || deadlineNanos - System.nanoTime() > 0)) {
                    Descriptors.awaitReadable(timer.descriptor(), deadlineNanos);
                    count = timer.take();
                }
                if (guard.isClosed()) {
                    throw closed();
                }
                return count;
            } finally {
                guard.leave();
            }
        }

        private void enter() {
            if (!guard.enter()) {
                throw closed();
            }
        }

        private static PlatformException closed() {
            return new PlatformException(Kind.CLOSED, "the timer is closed");
        }

        @Override
        public void close() {
            // An expiration now ends the wait.
            if (guard.close(() -> timer.arm(System.nanoTime(), 0))) {
                timer.close();
                limit.giveBack();
            }
        }
    }
}
