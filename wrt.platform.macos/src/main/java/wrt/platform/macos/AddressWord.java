// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;

/**
 * A word on whose address threads wait. The system compares its value and lines the thread up under one lock, so no wake
 * is lost.
 *
 * <p>Concurrency: safe from any thread; its memory is given back when the last call on it has ended.
 */
final class AddressWord implements WaitWord {

    private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

    private final AddressWaits waits;
    private final ObjectLimit limit;
    private final NativeLine line;
    private final UseGuard guard = new UseGuard();

    AddressWord(int initial, AddressWaits waits, ObjectLimit limit) {
        limit.take();
        this.waits = waits;
        this.limit = limit;
        this.line = NativeLine.allocate();
        WORD.setVolatile(line.memory(), 0L, initial);
    }

    @Override
    public int get() {
        if (!guard.enter()) {
            return 0;
        }
        int value = (int) WORD.getVolatile(line.memory(), 0L);
        guard.leave();
        return value;
    }

    @Override
    public void set(int value) {
        getAndSet(value);
    }

    /** Writes the word and says what it was; 0 if it is closed. */
    int getAndSet(int value) {
        if (!guard.enter()) {
            return 0;
        }
        int before = (int) WORD.getAndSet(line.memory(), 0L, value);
        guard.leave();
        return before;
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        if (!guard.enter()) {
            return false;
        }
        boolean set = WORD.compareAndSet(line.memory(), 0L, expected, value);
        guard.leave();
        return set;
    }

    @Override
    public WaitResult await(int expected, long deadlineNanos) {
        if (!guard.enter()) {
            return WaitResult.CLOSED;
        }
        try {
            // The system does not say whether it slept at all.
            if ((int) WORD.getVolatile(line.memory(), 0L) != expected) {
                return WaitResult.CHANGED;
            }
            boolean woken = waits.await(line.address(), expected, deadlineNanos);
            if (guard.isClosed()) {
                return WaitResult.CLOSED;
            }
            return woken ? WaitResult.WOKEN : WaitResult.TIMED_OUT;
        } finally {
            guard.leave();
        }
    }

    @Override
    public void wakeOne() {
        if (guard.enter()) {
            try {
                waits.wakeOne(line.address());
            } finally {
                guard.leave();
            }
        }
    }

    @Override
    public void wakeAll() {
        if (guard.enter()) {
            try {
                waits.wakeAll(line.address());
            } finally {
                guard.leave();
            }
        }
    }

    boolean isClosed() {
        return guard.isClosed();
    }

    @Override
    public void close() {
        if (guard.close(() -> waits.wakeAll(line.address()))) {
            line.free();
            limit.giveBack();
        }
    }
}
