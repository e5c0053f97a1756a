// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import org.jspecify.annotations.Nullable;
import wrt.api.platform.Timer;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.Expirations;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;

/**
 * A semaphore that one thread waits for. In the kernel a watchdog gives it at the next expiration, and it counts; in a
 * process, which has no watchdogs, the wait ends at the next expiration by its own time-out. Who waits counts the
 * expirations by the clock and arms the next one.
 *
 * <p>Concurrency: its monitor guards the moments and the watchdog, and is not held in a wait.
 */
final class SemaphoreTimer implements Timer {

    private static final String NAME = "the timer";

    private final ObjectLimit limit;
    private final Semaphore semaphore;
    private final @Nullable Watchdog watchdog;
    private final UseGuard guard = new UseGuard();
    private Expirations moments = Expirations.none();

    SemaphoreTimer(boolean watched, Ticks ticks, ObjectLimit limit) {
        limit.take();
        this.limit = limit;
        Semaphore made = null;
        try {
            made = watched ? Semaphore.counting(ticks) : Semaphore.binary(ticks);
            watchdog = watched ? Watchdog.create(made) : null;
            semaphore = made;
        } catch (RuntimeException e) {
            if (made != null) {
                made.delete();
            }
            limit.giveBack();
            throw e;
        }
    }

    @Override
    public void arm(long firstNanos, long periodNanos) {
        replace(new Expirations(firstNanos, periodNanos));
    }

    @Override
    public void cancel() {
        replace(Expirations.none());
    }

    private void replace(Expirations wanted) {
        guard.enter(NAME);
        try {
            synchronized (this) {
                moments = wanted;
                start();
            }
            if (watchdog == null) {
                semaphore.give(); // Who waits has the old moment.
            }
        } finally {
            guard.leave();
        }
    }

    private void start() {
        if (watchdog != null) {
            watchdog.start(moments.due());
        }
    }

    @Override
    public long await(long deadlineNanos) {
        guard.enter(NAME);
        try {
            long count = take();
            // A watchdog that was early, by a part of a tick, does not bark again: wait out the rest.
            boolean timed = watchdog == null;
            while (count == 0 && !guard.isClosed() && !Deadline.passed(deadlineNanos)) {
                timed |= semaphore.take(timed ? dueOr(deadlineNanos) : deadlineNanos);
                count = take();
            }
            if (guard.isClosed()) {
                throw UseGuard.closed(NAME);
            }
            return count;
        } finally {
            guard.leave();
        }
    }

    private synchronized long dueOr(long moment) {
        return Deadline.earlier(moments.due(), moment);
    }

    private synchronized long take() {
        long count = moments.take(System.nanoTime());
        if (count > 0) {
            start();
        }
        return count;
    }

    @Override
    public void close() {
        if (guard.close(semaphore::give)) {
            if (watchdog != null) {
                watchdog.delete();
            }
            semaphore.delete();
            limit.giveBack();
        }
    }
}
