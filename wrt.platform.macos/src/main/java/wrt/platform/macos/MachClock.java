// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.macos.system.Abi;
import wrt.platform.macos.system.Mach;

/**
 * The clock of the system's absolute moments, and what a moment of {@link System#nanoTime()} is on it.
 *
 * <p>Concurrency: immutable.
 *
 * <p>Source: Apple's mach/mach_time.h.
 *
 * @param numer ns of so many units: 125 on Apple silicon, 1 on Intel
 * @param denom the units: 3 on Apple silicon, 1 on Intel
 * @param offset what to add to {@code nanoTime} to get this clock in ns; 0 where both are the same
 */
record MachClock(int numer, int denom, long offset) {

    /** Compares the two clocks of this process. */
    static MachClock measure() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(Abi.TIMEBASE_BYTES, Long.BYTES);
            int result = Mach.mach_timebase_info(info.address());
            if (result != 0) {
                throw Failures.mach("reading the units of Mach time", result);
            }
            int numer = info.get(ValueLayout.JAVA_INT, 0);
            int denom = info.get(ValueLayout.JAVA_INT, Integer.BYTES);
            long before = System.nanoTime();
            long mach = nanos(Mach.mach_absolute_time(), numer, denom);
            long after = System.nanoTime();
            // A unit may be dozens of ns.
            boolean same = before - numer <= mach && mach <= after + numer;
            return new MachClock(numer, denom, same ? 0 : mach - (before + (after - before) / 2));
        }
    }

    private static long nanos(long units, int numer, int denom) {
        return units / denom * numer + units % denom * numer / denom;
    }

    /** A moment in units, not before it in ns; one before the clock's start is its first unit. */
    long moment(long nanoTime) {
        return Math.max(1, units(nanoTime + offset));
    }

    /** A duration in units, rounded up; 0 or less for none. */
    long units(long nanos) {
        return nanos / numer * denom + Math.ceilDiv(nanos % numer * denom, numer);
    }
}
