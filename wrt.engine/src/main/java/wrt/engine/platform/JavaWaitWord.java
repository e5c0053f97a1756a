// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.concurrent.atomic.AtomicInteger;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;

/**
 * A word and the line of the threads that wait for it.
 *
 * <p>Concurrency: safe from any thread. The word is compared in the monitor in which a waiter lines up, and a wake looks
 * at the line in the same monitor: so it is seen, or the waiter sees the word that was changed before.
 */
final class JavaWaitWord implements WaitWord {

    private final AtomicInteger word;
    private final ObjectLimit limit;
    private final Waiters waiters = new Waiters();
    private volatile boolean closed;

    JavaWaitWord(int initial, ObjectLimit limit) {
        this.word = new AtomicInteger(initial);
        this.limit = limit;
    }

    @Override
    public int get() {
        return closed ? 0 : word.get();
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
        Waiter waiter = new Waiter();
        if (!lineUp(waiter, expected)) {
            return closed ? WaitResult.CLOSED : WaitResult.CHANGED;
        }
        boolean woken = waiter.await(deadlineNanos) || !leave(waiter);
        if (closed) {
            return WaitResult.CLOSED;
        }
        return woken ? WaitResult.WOKEN : WaitResult.TIMED_OUT;
    }

    /** Puts a waiter into the line; not if the word has another value or is closed. */
    synchronized boolean lineUp(Waiter waiter, int expected) {
        if (closed || word.get() != expected) {
            return false;
        }
        waiters.add(waiter);
        return true;
    }

    /** Takes a waiter out of the line; false if it was woken from here. */
    synchronized boolean leave(Waiter waiter) {
        return waiters.remove(waiter);
    }

    @Override
    public synchronized void wakeOne() {
        waiters.wakeFirst();
    }

    @Override
    public synchronized void wakeAll() {
        waiters.wakeAll();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            waiters.wakeAll();
            limit.giveBack();
        }
    }
}
