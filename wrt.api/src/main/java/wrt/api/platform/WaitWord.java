// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A word of 32 bits on which threads wait until it changes.
 *
 * <p>No wake is lost: a thread that finds the expected value is asleep before a thread that changes the word <em>and
 * then</em> wakes can pass it. {@link Thread#interrupt()} does not end a wait.
 *
 * <p>Concurrency: safe from any thread; the word has the memory effects of a volatile field.
 */
@ProviderType
public interface WaitWord extends AutoCloseable {

    /**
     * Reads the word.
     *
     * @return its value
     */
    int get();

    /**
     * Writes the word; wakes nobody.
     *
     * @param value the new value
     */
    void set(int value);

    /**
     * Writes the word if it has a value.
     *
     * @param expected the value that it must have
     * @param value the new value
     * @return whether it had that value
     */
    boolean compareAndSet(int expected, int value);

    /**
     * Waits while the word has a value. A deadline that has passed ends it at once, after the value was looked at.
     *
     * @param expected the value at which to sleep
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}
     * @return why it ended; check the word and wait again on {@link WaitResult#WOKEN}
     */
    WaitResult await(int expected, long deadlineNanos);

    /** Wakes the thread that the system takes first: by priority, then in the order of their waits. */
    void wakeOne();

    /** Wakes all threads that wait. */
    void wakeAll();

    /**
     * Destroys the word. Threads that wait return {@link WaitResult#CLOSED}; so does every later wait. Other calls then
     * do nothing, and {@link #get()} returns 0.
     */
    @Override
    void close();
}
