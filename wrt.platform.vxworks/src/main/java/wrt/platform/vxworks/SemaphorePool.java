// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Binary semaphores for threads that wait: one for each that does at the same time, kept for the next.
 *
 * <p>Concurrency: safe from any thread; its monitor is never held in a wait.
 */
final class SemaphorePool implements AutoCloseable {

    private final Ticks ticks;
    private final Deque<Semaphore> idle = new ArrayDeque<>();
    private boolean closed;

    SemaphorePool(Ticks ticks) {
        this.ticks = ticks;
    }

    /** An empty semaphore. */
    Semaphore borrow() {
        synchronized (this) {
            Semaphore pooled = idle.pollLast();
            if (pooled != null) {
                return pooled;
            }
        }
        return Semaphore.binary(ticks);
    }

    /** Gives one back, empty and with nobody about to give it. */
    synchronized void giveBack(Semaphore semaphore) {
        if (closed) {
            semaphore.delete();
        } else {
            idle.addLast(semaphore);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Semaphore::delete);
        idle.clear();
    }
}
