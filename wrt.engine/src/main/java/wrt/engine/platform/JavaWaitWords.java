// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.List;
import wrt.api.platform.Parker;
import wrt.api.platform.WaitWord;
import wrt.api.platform.WaitWords;

/**
 * Wait words of plain Java.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class JavaWaitWords implements WaitWords {

    private final ObjectLimit limit;

    /**
     * No words yet.
     *
     * @param limit counts the words
     */
    public JavaWaitWords(ObjectLimit limit) {
        this.limit = limit;
    }

    @Override
    public WaitWord create(int initial) {
        limit.take();
        return new JavaWaitWord(initial, limit);
    }

    @Override
    public int awaitAny(List<? extends WaitWord> words, int[] expected, long deadlineNanos) {
        // One waiter stands in the line of every word. Who wakes it takes it out of that word's line alone.
        Waiter waiter = new Waiter();
        int lined = 0;
        while (lined < words.size() && own(words.get(lined)).lineUp(waiter, expected[lined])) {
            lined++;
        }
        int found = lined < words.size() ? lined : -1;
        if (found < 0) {
            waiter.await(deadlineNanos);
        }
        boolean reported = false;
        for (int i = 0; i < lined; i++) {
            JavaWaitWord word = own(words.get(i));
            if (!word.leave(waiter)) {
                if (reported) {
                    word.wakeOne(); // Two words woke it: the second wake is somebody else's.
                } else {
                    found = i;
                    reported = true;
                }
            }
        }
        return found;
    }

    private static JavaWaitWord own(WaitWord word) {
        return (JavaWaitWord) word;
    }

    @Override
    public int used() {
        return limit.used();
    }

    /** Permits that count as words. */
    Parker parker() {
        limit.take();
        return new JavaParker(limit);
    }
}
