// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.function.LongSupplier;

/** Monotonic time that a test moves. */
final class FakeTicker implements LongSupplier {

    private volatile long nanos = Long.MAX_VALUE - 1_000_000; // so that it passes the end of the range

    @Override
    public long getAsLong() {
        return nanos;
    }

    void advance(long by) {
        nanos += by;
    }
}
