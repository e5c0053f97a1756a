// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;
import wrt.platform.linux.libc.Errno;

/**
 * A futex with priority inheritance: its word holds the thread number of its owner, and the kernel knows who waits.
 *
 * <p>Concurrency: safe from any thread; an uncontended lock costs no system call. A virtual thread must not use it: it
 * would lock for its carrier.
 *
 * <p>Source: futex(2), "Priority-inheritance futexes".
 */
final class PiLock implements PlatformLock {

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();
    private static final int THREAD = 0x3fffffff;

    private final PiFutexes futexes;
    private final ObjectLimit limit;
    private final FutexSlab slab;
    private final MemorySegment slot;
    private final UseGuard guard = new UseGuard();

    PiLock(PiFutexes futexes, FutexSlab slab, ObjectLimit limit) {
        this.futexes = futexes;
        this.slab = slab;
        this.limit = limit;
        this.slot = slab.take();
    }

    @Override
    public boolean lock(long deadlineNanos) {
        if (Thread.currentThread().isVirtual()) {
            throw new PlatformException(Kind.REFUSED, "a virtual thread would lock for its carrier");
        }
        if (!guard.enter()) {
            throw new PlatformException(Kind.CLOSED, "the lock is closed");
        }
        try {
            boolean taken = WORD.compareAndSet(slot, 0L, 0, futexes.self()) || contend(deadlineNanos);
            if (taken && guard.isClosed()) {
                release(); // For the next that waits.
                throw new PlatformException(Kind.CLOSED, "the lock is closed");
            }
            return taken;
        } finally {
            guard.leave();
        }
    }

    private boolean contend(long deadlineNanos) {
        while (true) {
            int error = futexes.futex().lock(slot.address(), Scratch.deadline(futexes.clock(), deadlineNanos));
            if (error == 0) {
                return true;
            }
            if (error == Errno.ETIMEDOUT.number()) {
                return false;
            }
            // EAGAIN: the owner is about to exit.
            if (error != Errno.EINTR.number() && error != Errno.EAGAIN.number()) {
                throw Failures.of("taking the lock", error);
            }
        }
    }

    @Override
    public void unlock() {
        if (!guard.enter()) {
            throw notOwner();
        }
        try {
            if (owner() != futexes.self()) {
                throw notOwner();
            }
            release();
        } finally {
            guard.leave();
        }
    }

    private void release() {
        if (!WORD.compareAndSet(slot, 0L, futexes.self(), 0)) {
            int error = futexes.futex().unlock(slot.address());
            if (error != 0) {
                throw Failures.of("giving the lock up", error);
            }
        }
    }

    private static PlatformException notOwner() {
        return new PlatformException(Kind.NOT_OWNER, "this thread does not own the lock",
                Errno.error(Errno.EPERM.number()));
    }

    private int owner() {
        return (int) WORD.getVolatile(slot, 0L) & THREAD;
    }

    /** Takes the lock, so that nobody owns it, and passes it through those who wait, who see that it is closed. */
    @Override
    public synchronized void close() {
        if (guard.isClosed()) {
            return;
        }
        if (!WORD.compareAndSet(slot, 0L, 0, futexes.self())) {
            throw new PlatformException(Kind.BUSY, "the lock is owned by thread " + owner());
        }
        AtomicBoolean passed = new AtomicBoolean();
        Runnable pass = () -> {
            if (!passed.getAndSet(true)) {
                release();
            }
        };
        guard.close(pass);
        pass.run();
        slab.giveBack(slot);
        limit.giveBack();
    }
}
