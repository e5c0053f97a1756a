// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;

/**
 * A mutual-exclusion semaphore. The system's could be taken again by its owner, so the owner is known here too.
 *
 * <p>Concurrency: safe from any thread but a virtual one.
 */
final class SemaphoreLock implements PlatformLock {

    private static final String NAME = "the lock";

    private final ObjectLimit limit;
    private final Semaphore mutex;
    private final UseGuard guard = new UseGuard();
    private volatile @Nullable Thread owner;

    SemaphoreLock(boolean inversionSafe, Ticks ticks, ObjectLimit limit) {
        limit.take();
        this.limit = limit;
        try {
            mutex = Semaphore.mutex(inversionSafe, ticks);
        } catch (RuntimeException e) {
            limit.giveBack();
            throw e;
        }
    }

    @Override
    public boolean lock(long deadlineNanos) {
        Thread self = Thread.currentThread();
        if (self.isVirtual()) {
            throw new PlatformException(Kind.REFUSED, "a virtual thread would lock for its carrier");
        }
        guard.enter(NAME);
        try {
            if (self.equals(owner)) {
                throw new PlatformException(Kind.DEADLOCK, "this thread owns the lock already");
            }
            if (!mutex.take(deadlineNanos)) {
                return false;
            }
            if (guard.isClosed()) {
                mutex.give();
                throw UseGuard.closed(NAME);
            }
            owner = self;
            return true;
        } finally {
            guard.leave();
        }
    }

    @Override
    public void unlock() {
        if (!Thread.currentThread().equals(owner)) {
            throw new PlatformException(Kind.NOT_OWNER, "this thread does not own the lock");
        }
        owner = null;
        mutex.give();
    }

    /** Takes the semaphore, so that nobody owns it, and passes it through those who wait, who see that it is closed. */
    @Override
    public synchronized void close() {
        if (guard.isClosed()) {
            return;
        }
        if (owner != null || !mutex.take(System.nanoTime())) {
            throw new PlatformException(Kind.BUSY, "somebody owns the lock");
        }
        AtomicBoolean given = new AtomicBoolean();
        guard.close(() -> {
            if (given.compareAndSet(false, true)) {
                mutex.give();
            }
        });
        mutex.delete();
        limit.giveBack();
    }
}
