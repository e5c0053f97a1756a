// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.Parker;
import wrt.api.platform.WaitResult;

/**
 * A permit in a word: EMPTY, a PERMIT, or its thread SLEEPS.
 *
 * <p>Concurrency: one thread parks, any thread unparks. Without a sleeper an unpark makes no call of the system. No wake
 * is lost: an unpark changes the word before the system compares it, or finds SLEEPS and wakes. A permit that comes while
 * the deadline passes stays for the next wait.
 */
final class AddressParker implements Parker {

    private static final int EMPTY = 0;
    private static final int PERMIT = 1;
    private static final int SLEEPS = 2;

    private final AddressWord word;

    AddressParker(AddressWord word) {
        this.word = word;
    }

    @Override
    public void park(long deadlineNanos) {
        if (word.isClosed()) {
            throw new IllegalStateException("the parker is closed");
        }
        if (word.compareAndSet(EMPTY, SLEEPS)) {
            while (word.await(SLEEPS, deadlineNanos) == WaitResult.WOKEN) {
                Thread.onSpinWait(); // It may end for no reason.
            }
            if (word.compareAndSet(SLEEPS, EMPTY)) {
                return;
            }
        }
        if (!word.compareAndSet(PERMIT, EMPTY) && !word.isClosed()) {
            throw new IllegalStateException("another thread parks here already");
        }
    }

    @Override
    public void unpark() {
        if (word.getAndSet(PERMIT) == SLEEPS) {
            word.wakeOne();
        }
    }

    @Override
    public void close() {
        word.close();
    }
}
