// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.platform.Parker;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.CarrierPriority;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;
import wrt.platform.vxworks.WaitQueue.Waiter;

/**
 * A word with a binary semaphore for each thread that waits. The system has no wait on a word, so who is woken is chosen
 * here; the sleep and the wake are the system's.
 *
 * <p>Concurrency: safe from any thread. A waiter says that it is there before it looks at the word, in the queue's monitor;
 * who changes the word and then wakes looks for waiters after that. Whoever takes a waiter out of the queue gives its
 * semaphore, and the waiter takes that before the semaphore is used again.
 */
final class SemaphoreWord implements WaitWord {

    private final SemaphorePool semaphores;
    private final ObjectLimit limit;
    private final AtomicInteger word;
    private final AtomicInteger waiting = new AtomicInteger();
    private final WaitQueue queue = new WaitQueue();
    private final UseGuard guard = new UseGuard();

    SemaphoreWord(int initial, SemaphorePool semaphores, ObjectLimit limit) {
        limit.take();
        this.semaphores = semaphores;
        this.limit = limit;
        this.word = new AtomicInteger(initial);
    }

    @Override
    public int get() {
        return guard.isClosed() ? 0 : word.get();
    }

    @Override
    public void set(int value) {
        word.set(value);
    }

    @Override
    public boolean compareAndSet(int expected, int value) {
        return word.compareAndSet(expected, value);
    }

    @Override
    public WaitResult await(int expected, long deadlineNanos) {
        if (!guard.enter()) {
            return WaitResult.CLOSED;
        }
        waiting.incrementAndGet();
        try {
            if (word.get() != expected) {
                return WaitResult.CHANGED;
            }
            return Deadline.passed(deadlineNanos) ? WaitResult.TIMED_OUT : sleep(expected, deadlineNanos);
        } finally {
            waiting.decrementAndGet();
            guard.leave();
        }
    }

    private WaitResult sleep(int expected, long deadlineNanos) {
        Semaphore semaphore = semaphores.borrow();
        Waiter waiter = new Waiter(semaphore, CarrierPriority.current());
        if (!queue.add(waiter, () -> word.get() == expected && !guard.isClosed())) {
            semaphores.giveBack(semaphore);
            return guard.isClosed() ? WaitResult.CLOSED : WaitResult.CHANGED;
        }
        boolean woken = semaphore.take(deadlineNanos);
        if (!woken && !queue.remove(waiter)) {
            woken = semaphore.take(Parker.FOREVER);
        }
        semaphores.giveBack(semaphore);
        if (guard.isClosed()) {
            return WaitResult.CLOSED;
        }
        return woken ? WaitResult.WOKEN : WaitResult.TIMED_OUT;
    }

    @Override
    public void wakeOne() {
        if (waiting.get() > 0) {
            Waiter first = queue.first();
            if (first != null) {
                first.semaphore().give();
            }
        }
    }

    @Override
    public void wakeAll() {
        if (waiting.get() > 0) {
            queue.all().forEach(waiter -> waiter.semaphore().give());
        }
    }

    @Override
    public void close() {
        if (guard.close(this::wakeAll)) {
            limit.giveBack();
        }
    }
}
