// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Capability;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.WaitWord;
import wrt.api.platform.WaitWords;
import wrt.platform.linux.libc.Errno;

/**
 * Wait words that are futexes.
 *
 * <p>Concurrency: safe from any thread.
 */
final class FutexWords implements WaitWords {

    private final Futex futex;
    private final FutexVector vector;
    private final MonotonicClock clock;
    private final FutexSlab slab;

    FutexWords(Futex futex, FutexVector vector, MonotonicClock clock, FutexSlab slab) {
        this.futex = futex;
        this.vector = vector;
        this.clock = clock;
        this.slab = slab;
    }

    @Override
    public WaitWord create(int initial) {
        return new FutexWord(initial, futex, clock, slab);
    }

    @Override
    public int awaitAny(List<? extends WaitWord> words, int[] expected, long deadlineNanos) {
        if (words.size() > FutexVector.MOST || words.size() != expected.length) {
            throw new PlatformException(Kind.INVALID, "at most " + FutexVector.MOST + " words with a value each, not "
                    + words.size() + " with " + expected.length);
        }
        FutexWord[] entered = new FutexWord[words.size()];
        int count = 0;
        try {
            while (count < entered.length) {
                FutexWord word = (FutexWord) words.get(count);
                if (!word.guard().enter()) {
                    return count;
                }
                entered[count++] = word;
            }
            return await(entered, expected, deadlineNanos);
        } finally {
            for (int i = 0; i < count; i++) {
                entered[i].guard().leave();
            }
        }
    }

    private int await(FutexWord[] words, int[] expected, long deadlineNanos) {
        while (true) {
            int result = vector.await(words, expected, Scratch.deadline(clock, deadlineNanos));
            if (result >= 0) {
                return result;
            }
            @Nullable
            Integer changed = changed(words, expected);
            if (changed != null) {
                return changed;
            }
            if (-result == Errno.ETIMEDOUT.number()) {
                return -1;
            }
            if (-result != Errno.EINTR.number() && -result != Errno.EAGAIN.number()) {
                throw Failures.of("waiting for " + words.length + " words", -result);
            }
        }
    }

    private static @Nullable Integer changed(FutexWord[] words, int[] expected) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].guard().isClosed() || words[i].get() != expected[i]) {
                return i;
            }
        }
        return null;
    }

    /** Whether several words can be waited for. */
    Capability several() {
        return vector.capability();
    }

    @Override
    public int used() {
        return slab.used();
    }
}
