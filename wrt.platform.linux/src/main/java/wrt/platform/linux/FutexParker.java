// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import wrt.api.platform.Parker;
import wrt.platform.linux.libc.Errno;

/**
 * A parker on one futex word.
 *
 * <p>Concurrency: one thread parks, any thread unparks. A permit that is there, and an unpark while nobody sleeps, cost
 * one atomic operation and no system call.
 */
final class FutexParker implements Parker {

    /*
     * The word is EMPTY, holds a PERMIT, or says that its thread is PARKED.
     *
     *   park    EMPTY -> PARKED, sleep while it is PARKED;   PERMIT -> EMPTY, return
     *   unpark  any -> PERMIT; wake if it was PARKED
     *
     * No wake is lost: the kernel compares the word and queues the sleeper under one lock, so an unpark either changes
     * the word before the comparison, which fails, or sees PARKED and wakes. A thread that times out exchanges the
     * word, and so takes along a permit that came in that moment. The late wake of an unpark that was overtaken by a
     * time-out finds the next sleep of the same thread, with the word still PARKED: it sleeps on.
     */
    private static final int EMPTY = 0;
    private static final int PERMIT = 1;
    private static final int PARKED = -1;

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();
    private static final long TIMESPEC = 16;

    private final Futex futex;
    private final MonotonicClock clock;
    private final FutexSlab slab;
    private final MemorySegment slot;
    private final long address;
    private volatile boolean closed;

    FutexParker(Futex futex, MonotonicClock clock, FutexSlab slab) {
        this.futex = futex;
        this.clock = clock;
        this.slab = slab;
        this.slot = slab.take();
        this.address = slot.address();
    }

    @Override
    public void park(long deadlineNanos) {
        if (closed) {
            throw new IllegalStateException("the parker is closed");
        }
        int seen = (int) WORD.compareAndExchange(slot, 0L, EMPTY, PARKED);
        if (seen == PARKED) {
            throw new IllegalStateException("another thread parks here already");
        }
        if (seen == EMPTY) {
            sleep(deadlineNanos);
        }
        WORD.getAndSet(slot, 0L, EMPTY);
    }

    private void sleep(long deadlineNanos) {
        long deadline = 0;
        if (deadlineNanos != FOREVER) {
            clock.write(deadlineNanos, slot, TIMESPEC);
            deadline = address + TIMESPEC;
        }
        while ((int) WORD.getVolatile(slot, 0L) == PARKED) {
            int result = futex.await(address, PARKED, deadline);
            if (result == Errno.ETIMEDOUT.number()) {
                return;
            }
            if (result != Futex.WOKEN && result != Errno.EAGAIN.number() && result != Errno.EINTR.number()) {
                WORD.setVolatile(slot, 0L, EMPTY);
                throw new IllegalStateException("futex wait failed: " + Errno.describe(result));
            }
        }
    }

    @Override
    public void unpark() {
        if (closed) {
            return;
        }
        try {
            if ((int) WORD.getAndSet(slot, 0L, PERMIT) == PARKED) {
                futex.wake(address);
            }
        } catch (IllegalStateException e) {
            // The memory went between the check and the exchange: nobody parks here any more.
            if (!closed) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        slab.giveBack(slot);
    }
}
