// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.List;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.WaitWord;
import wrt.api.platform.WaitWords;
import wrt.engine.platform.ObjectLimit;

/**
 * Wait words on binary semaphores.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param semaphores for those who wait
 * @param limit counts the words
 */
record SemaphoreWords(SemaphorePool semaphores, ObjectLimit limit) implements WaitWords {

    static final String NO_WAIT_ANY = "a task waits for one semaphore at a time; an event queue waits for many";

    @Override
    public WaitWord create(int initial) {
        return new SemaphoreWord(initial, semaphores, limit);
    }

    @Override
    public int awaitAny(List<? extends WaitWord> words, int[] expected, long deadlineNanos) {
        throw new PlatformException(Kind.ABSENT, NO_WAIT_ANY);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
