// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.List;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.WaitWord;
import wrt.api.platform.WaitWords;
import wrt.engine.platform.ObjectLimit;

/**
 * Wait words on addresses.
 *
 * <p>Concurrency: safe from any thread.
 */
final class AddressWords implements WaitWords {

    static final String ONE_ADDRESS = "macOS waits on one address at a time";

    private final AddressWaits waits;
    private final ObjectLimit limit;

    AddressWords(AddressWaits waits, ObjectLimit limit) {
        this.waits = waits;
        this.limit = limit;
    }

    @Override
    public AddressWord create(int initial) {
        return new AddressWord(initial, waits, limit);
    }

    @Override
    public int awaitAny(List<? extends WaitWord> words, int[] expected, long deadlineNanos) {
        throw new PlatformException(Kind.ABSENT, ONE_ADDRESS);
    }

    @Override
    public int used() {
        return limit.used();
    }
}
