// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

/**
 * The operations on a futex word.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: futex(2).
 */
interface Futex {

    /** The value of {@link #await} when the caller was woken. */
    int WOKEN = 0;

    /**
     * Sleeps while the word has the expected value.
     *
     * @param word the address of the word, aligned to 4 bytes
     * @param expected the value at which to sleep
     * @param deadline the address of a timespec, absolute on {@code CLOCK_MONOTONIC}, or 0 for none
     * @return {@link #WOKEN} or the error number
     */
    int await(long word, int expected, long deadline);

    /**
     * Wakes one thread that sleeps on the word.
     *
     * @param word the address of the word
     */
    void wake(long word);

    /**
     * Wakes all threads that sleep on the word.
     *
     * @param word the address of the word
     */
    void wakeAll(long word);
}
