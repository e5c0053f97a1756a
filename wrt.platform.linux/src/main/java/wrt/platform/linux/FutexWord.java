// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;
import wrt.engine.platform.UseGuard;
import wrt.platform.linux.libc.Errno;

/**
 * A futex. The kernel compares its value and queues the sleeper under one lock, so no wake is lost.
 *
 * <p>Concurrency: safe from any thread; its memory is given back when the last call on it has ended.
 */
final class FutexWord implements WaitWord {

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

    private final Futex futex;
    private final MonotonicClock clock;
    private final FutexSlab slab;
    private final MemorySegment slot;
    private final long address;
    private final UseGuard guard = new UseGuard();

    FutexWord(int initial, Futex futex, MonotonicClock clock, FutexSlab slab) {
        this.futex = futex;
        this.clock = clock;
        this.slab = slab;
        this.slot = slab.take();
        this.address = slot.address();
        WORD.setVolatile(slot, 0L, initial);
    }

    UseGuard guard() {
        return guard;
    }

    long address() {
        return address;
    }

    @Override
    public int get() {
        if (!guard.enter()) {
            return 0;
        }
        try {
            return (int) WORD.getVolatile(slot, 0L);
        } finally {
            guard.leave();
        }
    }

    @Override
    public void set(int value) {
        if (guard.enter()) {
            WORD.setVolatile(slot, 0L, value);
            guard.leave();
        }
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        if (!guard.enter()) {
            return false;
        }
        try {
            return WORD.compareAndSet(slot, 0L, expected, value);
        } finally {
            guard.leave();
        }
    }

    @Override
    public WaitResult await(int expected, long deadlineNanos) {
        if (!guard.enter()) {
            return WaitResult.CLOSED;
        }
        try {
            int result = futex.await(address, expected, Scratch.deadline(clock, deadlineNanos));
            return guard.isClosed() ? WaitResult.CLOSED : result(result);
        } finally {
            guard.leave();
        }
    }

    private static WaitResult result(int error) {
        if (error == Futex.WOKEN || error == Errno.EINTR.number()) {
            return WaitResult.WOKEN;
        }
        if (error == Errno.EAGAIN.number()) {
            return WaitResult.CHANGED;
        }
        if (error == Errno.ETIMEDOUT.number()) {
            return WaitResult.TIMED_OUT;
        }
        throw Failures.of("futex wait", error);
    }

    @Override
    public void wakeOne() {
        if (guard.enter()) {
            futex.wake(address);
            guard.leave();
        }
    }

    @Override
    public void wakeAll() {
        if (guard.enter()) {
            futex.wakeAll(address);
            guard.leave();
        }
    }

    @Override
    public void close() {
        if (guard.close(() -> futex.wakeAll(address))) {
            slab.giveBack(slot);
        }
    }
}
