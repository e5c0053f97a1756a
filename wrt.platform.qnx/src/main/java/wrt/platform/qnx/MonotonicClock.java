// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * Converts moments of {@link System#nanoTime()} to {@code CLOCK_MONOTONIC}, on which QNX's deadlines are; the offset is
 * measured once.
 *
 * @param offset what to add to a {@code nanoTime}, in ns
 */
record MonotonicClock(long offset) {

    private static final long SECOND = 1_000_000_000L;

    /** About ten years: what is further away never comes, and the kernel's arithmetic holds. */
    private static final long HORIZON = 10L * 365 * 24 * 3600 * SECOND;

    /**
     * Compares the two clocks of this process.
     *
     * @return the clock; its offset is 0 if the kernel's time lies between two readings of {@code nanoTime}
     */
    static MonotonicClock measure() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment kernel = arena.allocate(Long.BYTES, Long.BYTES);
            long before = System.nanoTime();
            Failures.check("ClockTime", Neutrino.ClockTime_r(Abi.CLOCK_MONOTONIC, 0, kernel.address()));
            long after = System.nanoTime();
            long then = kernel.get(ValueLayout.JAVA_LONG, 0);
            return new MonotonicClock(before <= then && then <= after ? 0 : then - (before + (after - before) / 2));
        }
    }

    /** A moment in ns of the kernel's clock, at least 1: a 0 would mean none. */
    long kernelNanos(long nanoTime) {
        long now = System.nanoTime();
        long away = Math.min(HORIZON, nanoTime - now);
        return Math.max(1, now + offset + Math.max(-HORIZON, away));
    }

    /** Writes a moment as a timespec. */
    void write(long nanoTime, MemorySegment memory, long at) {
        long moment = kernelNanos(nanoTime);
        memory.set(ValueLayout.JAVA_LONG, at, moment / SECOND);
        memory.set(ValueLayout.JAVA_LONG, at + Long.BYTES, moment % SECOND);
    }
}
