// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * Converts moments of {@link System#nanoTime()} to {@code CLOCK_MONOTONIC}, on which the kernel's deadlines are.
 *
 * <p>On HotSpot they are the same clock, and the offset is 0; the specification of {@code nanoTime} does not promise
 * it, so it is measured once.
 *
 * @param offset what to add to a {@code nanoTime}, in ns
 */
record MonotonicClock(long offset) {

    /** The bytes of a {@code struct timespec}. */
    static final long TIMESPEC_BYTES = 16;

    static final long SECOND = 1_000_000_000L;

    /**
     * Compares the two clocks of this process.
     *
     * @return the clock; its offset is 0 if the kernel's time lies between two readings of {@code nanoTime}
     */
    static MonotonicClock measure() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timespec = arena.allocate(TIMESPEC_BYTES, Long.BYTES);
            long before = System.nanoTime();
            if (Libc.clock_gettime(Libc.CLOCK_MONOTONIC, timespec.address()) != 0) {
                throw new IllegalStateException("clock_gettime failed: " + Errno.describe(Libc.errno()));
            }
            long after = System.nanoTime();
            long kernel = timespec.get(ValueLayout.JAVA_LONG, 0) * SECOND
                    + timespec.get(ValueLayout.JAVA_LONG, Long.BYTES);
            boolean same = before <= kernel && kernel <= after;
            return new MonotonicClock(same ? 0 : kernel - (before + (after - before) / 2));
        }
    }

    /**
     * Writes a moment as a timespec; one before the clock's start becomes its start, since the kernel takes no other.
     *
     * @param nanoTime a moment of {@code System.nanoTime()}
     * @param memory where to
     * @param at the offset of the timespec in it
     */
    void write(long nanoTime, MemorySegment memory, long at) {
        long moment = Math.max(0, nanoTime + offset);
        memory.set(ValueLayout.JAVA_LONG, at, moment / SECOND);
        memory.set(ValueLayout.JAVA_LONG, at + Long.BYTES, moment % SECOND);
    }
}
