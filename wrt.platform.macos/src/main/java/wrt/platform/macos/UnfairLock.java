// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;
import wrt.platform.macos.system.UnfairLocks;

/**
 * A lock whose owner inherits the priority of the threads that wait for it without a deadline. The system has no wait
 * with one, so such a thread tries again and again, and lends nothing meanwhile.
 *
 * <p>Concurrency: safe from any thread but a virtual one. The owner is known here too, since the system ends the program
 * on misuse.
 */
final class UnfairLock implements PlatformLock {

    private static final String NAME = "the lock";
    private static final long SHORTEST_PAUSE_NANOS = 20_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000;

    private final ObjectLimit limit;
    private final NativeLine line;
    private final UseGuard guard = new UseGuard();
    private volatile @Nullable Thread owner;

    UnfairLock(ObjectLimit limit) {
        limit.take();
        this.limit = limit;
        this.line = NativeLine.allocate();
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
            if (deadlineNanos == Parker.FOREVER) {
                UnfairLocks.os_unfair_lock_lock(line.address());
            } else if (!isTaken(deadlineNanos)) {
                return false;
            }
            if (guard.isClosed()) {
                UnfairLocks.os_unfair_lock_unlock(line.address()); // For the next that waits.
                throw UseGuard.closed(NAME);
            }
            owner = self;
            return true;
        } finally {
            guard.leave();
        }
    }

    private boolean isTaken(long deadlineNanos) {
        boolean interrupted = false;
        long pause = SHORTEST_PAUSE_NANOS;
        boolean taken = isTaken();
        while (!taken && !Deadline.passed(deadlineNanos)) {
            LockSupport.parkNanos(this, Math.min(pause, Deadline.left(deadlineNanos)));
            interrupted |= Thread.interrupted();
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            taken = isTaken();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }

    private boolean isTaken() {
        return (UnfairLocks.os_unfair_lock_trylock(line.address()) & 1) != 0;
    }

    @Override
    public void unlock() {
        if (!Thread.currentThread().equals(owner) || !guard.enter()) {
            throw new PlatformException(Kind.NOT_OWNER, "this thread does not own the lock");
        }
        owner = null;
        UnfairLocks.os_unfair_lock_unlock(line.address());
        guard.leave();
    }

    /** Takes the lock, so that nobody owns it, and passes it through those who wait, who see that it is closed. */
    @Override
    public synchronized void close() {
        if (guard.isClosed()) {
            return;
        }
        if (owner != null || !isTaken()) {
            throw new PlatformException(Kind.BUSY, "somebody owns the lock");
        }
        AtomicBoolean passed = new AtomicBoolean();
        guard.close(() -> {
            if (!passed.getAndSet(true)) {
                UnfairLocks.os_unfair_lock_unlock(line.address());
            }
        });
        line.free();
        limit.giveBack();
    }
}
