// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.function.LongSupplier;

/**
 * The machine's monotonic time.
 *
 * <p>Concurrency: immutable.
 *
 * @param ticker ns, as {@link System#nanoTime()}
 */
record MonotonicClock(LongSupplier ticker) implements Clock {

    @Override
    public long now() {
        return ticker.getAsLong();
    }

    @Override
    public void idled(long idle) {
        // It goes by itself.
    }
}
