// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Words on which threads wait: futexes on Linux, waits on addresses on macOS, condition variables on QNX, semaphores on
 * VxWorks.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface WaitWords {

    /**
     * Creates a word.
     *
     * @param initial its value
     * @return the word, which the caller closes
     * @throws PlatformException of kind LIMIT if there are {@link PlatformLimits#waitWords()} already
     */
    WaitWord create(int initial);

    /**
     * Waits until one of several words does not have its expected value any more, or is woken.
     *
     * @param words at most 128, of this backend
     * @param expected a value for each word
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}
     * @return the index of a word that was woken, has changed or is closed, or -1 if the deadline passed
     * @throws PlatformException of kind ABSENT if the capability {@link Feature#WAIT_ANY} is absent
     */
    int awaitAny(List<? extends WaitWord> words, int[] expected, long deadlineNanos);

    /**
     * How many words and parkers are in use.
     *
     * @return 0 to {@link PlatformLimits#waitWords()}
     */
    int used();
}
