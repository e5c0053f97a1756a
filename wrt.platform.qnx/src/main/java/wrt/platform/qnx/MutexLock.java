// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.UseGuard;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Posix;
import wrt.platform.qnx.neutrino.TimedMutex;

/**
 * A mutex of QNX, which checks for errors and whose owner inherits priorities unless it has a ceiling.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference, pthread_mutex_lock, pthread_mutexattr_setprotocol.
 */
final class MutexLock implements PlatformLock {

    private static final String NAME = "the lock";

    private final SyncSlab slab;
    private final MonotonicClock clock;
    private final long mutex;
    private final UseGuard guard = new UseGuard();
    private volatile @Nullable Thread owner;

    MutexLock(LockProtocol protocol, SyncSlab slab, MonotonicClock clock) {
        this.slab = slab;
        this.clock = clock;
        this.mutex = slab.take();
        int error = initialize(protocol);
        if (error != 0) {
            slab.giveBack(mutex);
            throw Failures.of("a mutex with the protocol " + protocol, error);
        }
    }

    private int initialize(LockProtocol protocol) {
        if (!(protocol instanceof LockProtocol.Ceiling(int priority))) {
            return Posix.pthread_mutex_init(mutex, 0);
        }
        try (Arena arena = Arena.ofConfined()) {
            long attributes = arena.allocate(Abi.ATTRIBUTE_ROOM, Long.BYTES).address();
            int error = Posix.pthread_mutexattr_init(attributes);
            if (error != 0) {
                return error;
            }
            error = Posix.pthread_mutexattr_setprotocol(attributes, Abi.PRIO_PROTECT);
            if (error == 0) {
                error = Posix.pthread_mutexattr_setprioceiling(attributes, priority);
            }
            if (error == 0) {
                error = Posix.pthread_mutex_init(mutex, attributes);
            }
            Posix.pthread_mutexattr_destroy(attributes);
            return error;
        }
    }

    @Override
    public boolean lock(long deadlineNanos) {
        guard.enter(NAME);
        try {
            if (isOwner()) {
                throw new PlatformException(Kind.DEADLOCK, "this thread owns the lock already");
            }
            int error = acquire(deadlineNanos);
            if (error == 0 && guard.isClosed()) {
                Posix.pthread_mutex_unlock(mutex); // For the next that waits.
                throw UseGuard.closed(NAME);
            }
            if (error == 0) {
                owner = Thread.currentThread();
                return true;
            }
            if (Errno.ETIMEDOUT.is(error) || Errno.EBUSY.is(error)) {
                return false;
            }
            throw Failures.of(Errno.EINVAL.is(error)
                    ? "the lock's ceiling is below the priority of this thread"
                    : "the wait for the lock", error);
        } finally {
            guard.leave();
        }
    }

    private int acquire(long deadlineNanos) {
        if (deadlineNanos == Parker.FOREVER) {
            return Posix.pthread_mutex_lock(mutex);
        }
        int error = Posix.pthread_mutex_trylock(mutex);
        while (Errno.EBUSY.is(error) && !Deadline.passed(deadlineNanos)) {
            MemorySegment memory = CallMemory.get();
            clock.write(deadlineNanos, memory, 0);
            error = TimedMutex.pthread_mutex_timedlock_monotonic(mutex, memory.address());
            // The two clocks may differ by a few ns.
            error = Errno.ETIMEDOUT.is(error) ? Errno.EBUSY.number() : error;
        }
        return error;
    }

    @Override
    public void unlock() {
        if (!isOwner()) {
            throw new PlatformException(Kind.NOT_OWNER, "this thread does not own the lock");
        }
        owner = null;
        Failures.check("pthread_mutex_unlock", Posix.pthread_mutex_unlock(mutex));
    }

    /** Takes the mutex, so that nobody owns it, and passes it through those who wait, who see that it is closed. */
    @Override
    public synchronized void close() {
        if (guard.isClosed()) {
            return;
        }
        int error = owner == null ? Posix.pthread_mutex_trylock(mutex) : Errno.EBUSY.number();
        if (Errno.EBUSY.is(error)) {
            throw new PlatformException(Kind.BUSY, "somebody owns the lock", Errno.error(error));
        }
        // Below its ceiling alone can it be taken; nobody who waits is above.
        AtomicBoolean taken = new AtomicBoolean(error == 0);
        Runnable pass = () -> {
            if (taken.getAndSet(false)) {
                Posix.pthread_mutex_unlock(mutex);
            }
        };
        guard.close(pass);
        pass.run();
        Posix.pthread_mutex_destroy(mutex);
        slab.giveBack(mutex);
    }

    @SuppressWarnings("ReferenceEquality") // A thread is equal to itself alone.
    private boolean isOwner() {
        return owner == Thread.currentThread();
    }
}
