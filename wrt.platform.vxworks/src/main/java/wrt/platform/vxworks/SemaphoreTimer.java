// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import org.jspecify.annotations.Nullable;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Timer;
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

    private final ObjectLimit limit;
    private final Semaphore semaphore;
    private final @Nullable Watchdog watchdog;
    private final UseGuard guard = new UseGuard();
    private Expirations moments = new Expirations(Parker.FOREVER, 0);

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
        replace(new Expirations(Parker.FOREVER, 0));
    }

    private void replace(Expirations wanted) {
        enter();
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
            watchdog.start(moments.orBefore(Parker.FOREVER));
        }
    }

    @Override
    public long await(long deadlineNanos) {
        enter();
        try {
            long count = take();
            // A watchdog that was early, by a part of a tick, does not bark again: wait out the rest.
            boolean timed = watchdog == null;
            while (count == 0 && !guard.isClosed() && !Ticks.passed(deadlineNanos)) {
                timed |= semaphore.take(timed ? orBefore(deadlineNanos) : deadlineNanos);
                count = take();
            }
            if (guard.isClosed()) {
                throw closed();
            }
            return count;
        } finally {
            guard.leave();
        }
    }

    private synchronized long orBefore(long moment) {
        return moments.orBefore(moment);
    }

    private synchronized long take() {
        long count = moments.take(System.nanoTime());
        if (count > 0) {
            start();
        }
        return count;
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
        if (guard.close(semaphore::give)) {
            if (watchdog != null) {
                watchdog.delete();
            }
            semaphore.delete();
            limit.giveBack();
        }
    }
}
