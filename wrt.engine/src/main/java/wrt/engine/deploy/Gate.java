// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import wrt.engine.partition.FlatCall;

/**
 * Counts the calls inside one instance and lets no new one in once it is closed.
 *
 * <p>Concurrency: safe from any thread; entering and leaving are one atomic addition each. One thread closes and waits.
 */
final class Gate implements FlatCall.Admission {

    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();
    private volatile @Nullable Thread waiter;

    /** Goes in, unless the gate is closed. */
    boolean enter() {
        if (state.getAndIncrement() < 0) {
            leave();
            return false;
        }
        return true;
    }

    /** Goes out. */
    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            LockSupport.unpark(waiter);
        }
    }

    /** Whether it lets anybody in: enough for a call that runs where whoever closes the gate will come by. */
    @Override
    public boolean isOpen() {
        return state.get() >= 0;
    }

    /** How many are inside. */
    int inside() {
        return state.get() & Integer.MAX_VALUE;
    }

    /** Lets nobody in from now on. */
    void close() {
        state.getAndUpdate(value -> value | CLOSED);
    }

    /**
     * Waits until nobody is inside.
     *
     * @param nanos how long at most
     * @return whether nobody is inside
     */
    boolean awaitEmpty(long nanos) {
        long deadline = System.nanoTime() + nanos;
        waiter = Thread.currentThread();
        boolean interrupted = false;
        try {
            while (inside() != 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, left);
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            waiter = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
