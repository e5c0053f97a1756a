// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/**
 * Threads that wait at addresses of a shared memory (threads proposal, {@code memory.atomic.wait}).
 *
 * <p>Concurrency: everything happens under the lock that is handed in, which is also what atomic accesses lock.
 */
final class AtomicWaiters {
    private static final int WOKEN = 0;
    private static final int NOT_EQUAL = 1;
    private static final int TIMED_OUT = 2;

    private final List<Waiter> waiters = new ArrayList<>();

    private static final class Waiter {
        final int address;
        boolean woken;

        Waiter(int address) {
            this.address = address;
        }
    }

    /**
     * Waits while nobody wakes the address.
     *
     * @param timeout in ns, negative for ever
     * @return 0 woken, 1 the condition did not hold, 2 timed out
     */
    int await(Object lock, int address, BooleanSupplier condition, long timeout) {
        synchronized (lock) {
            if (!condition.getAsBoolean()) {
                return NOT_EQUAL;
            }
            Waiter waiter = new Waiter(address);
            waiters.add(waiter);
            try {
                long start = System.nanoTime();
                while (!waiter.woken) {
                    long left = timeout < 0 ? Long.MAX_VALUE : timeout - (System.nanoTime() - start);
                    if (left <= 0) {
                        return TIMED_OUT;
                    }
                    lock.wait(left / 1_000_000, (int) (left % 1_000_000));
                }
                return WOKEN;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TrapException(TrapKind.INTERRUPTED, e);
            } finally {
                waiters.remove(waiter);
            }
        }
    }

    /** Wakes up to {@code count} waiters (unsigned), the longest waiting first, and says how many. */
    int wake(Object lock, int address, int count) {
        synchronized (lock) {
            int woken = 0;
            for (Waiter w : waiters) {
                if (Integer.compareUnsigned(woken, count) >= 0) {
                    break;
                }
                if (w.address == address && !w.woken) {
                    w.woken = true;
                    woken++;
                }
            }
            lock.notifyAll();
            return woken;
        }
    }
}
