// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.Parker;
import wrt.api.platform.Timer;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.Expirations;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;
import wrt.platform.macos.system.Dispatch;

/**
 * A timer source that signals a semaphore, without any Java on the way: the handler of an expiration is the system's own
 * {@code dispatch_semaphore_signal}. Who waits counts the expirations by the clock and arms the next one, so that a timer
 * nobody waits for expires once at most.
 *
 * <p>Concurrency: its monitor guards the moments, and is not held in a wait.
 */
final class DispatchTimer implements Timer {

    private static final long SIGNAL = Dispatch.function("dispatch_semaphore_signal");
    private static final long RELEASE = Dispatch.function("dispatch_release");

    private static final String NAME = "the timer";

    private final ObjectLimit limit;
    private final DispatchSemaphore semaphore;
    private final DispatchTimerSource source;
    private Expirations expirations = Expirations.none();
    private final UseGuard guard = new UseGuard();

    DispatchTimer(DispatchQueue queue, ObjectLimit limit) {
        this.limit = limit;
        semaphore = DispatchSemaphore.create();
        // The source keeps the semaphore until its last handler has run.
        Dispatch.dispatch_retain(semaphore.address());
        source = DispatchTimerSource.create(queue, semaphore.address(), SIGNAL, RELEASE);
    }

    @Override
    public void arm(long firstNanos, long periodNanos) {
        guard.enter(NAME);
        try {
            synchronized (this) {
                expirations = new Expirations(firstNanos, periodNanos);
                source.arm(expirations.due());
            }
        } finally {
            guard.leave();
        }
    }

    @Override
    public void cancel() {
        guard.enter(NAME);
        try {
            synchronized (this) {
                expirations = Expirations.none();
                source.disarm();
            }
        } finally {
            guard.leave();
        }
    }

    @Override
    public long await(long deadlineNanos) {
        guard.enter(NAME);
        try {
            long count = take();
            boolean early = false;
            while (count == 0 && !guard.isClosed() && !Deadline.passed(deadlineNanos)) {
                // A signal that was early is not repeated: wait out the rest.
                early |= semaphore.await(early ? Deadline.earlier(deadlineNanos, due()) : deadlineNanos);
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

    private synchronized long due() {
        return expirations.due();
    }

    private synchronized long take() {
        long count = expirations.take(System.nanoTime());
        if (count > 0 && expirations.due() != Parker.FOREVER) {
            source.arm(expirations.due());
        }
        return count;
    }

    @Override
    public void close() {
        if (guard.close(semaphore::signal)) {
            source.close();
            semaphore.close();
            limit.giveBack();
        }
    }
}
