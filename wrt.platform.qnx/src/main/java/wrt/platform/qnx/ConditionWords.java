// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.List;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.WaitWord;
import wrt.api.platform.WaitWords;

/**
 * Words and permits on condition variables.
 *
 * <p>Concurrency: safe from any thread.
 */
final class ConditionWords implements WaitWords {

    /** Why there is no wait for several. */
    static final String NO_WAIT_ANY = "a thread of QNX waits on one condition variable; an event queue waits for many";

    private final SyncSlab slab;
    private final MonotonicClock clock;

    ConditionWords(SyncSlab slab, MonotonicClock clock) {
        this.slab = slab;
        this.clock = clock;
    }

    @Override
    public WaitWord create(int initial) {
        return new ConditionWord(initial, new Condition(slab, clock));
    }

    Parker parker() {
        return new ConditionParker(new Condition(slab, clock));
    }

    @Override
    public int awaitAny(List<? extends WaitWord> words, int[] expected, long deadlineNanos) {
        throw new PlatformException(Kind.ABSENT, NO_WAIT_ANY);
    }

    @Override
    public int used() {
        return slab.limit().used();
    }
}
