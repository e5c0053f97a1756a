// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.linux.libc.Abi;

/**
 * Native memory of the calling thread for the arguments of one system call; it lives as long as the thread needs it.
 *
 * <p>Concurrency: confined to each thread.
 */
final class Scratch {

    private static final int BYTES = 128;
    private static final ThreadLocal<MemorySegment> MEMORY = ThreadLocal
            .withInitial(() -> Arena.ofAuto().allocate(BYTES, Long.BYTES));

    private Scratch() {
    }

    /** The memory: {@value #BYTES} bytes with what the last use left. */
    static MemorySegment memory() {
        return MEMORY.get();
    }

    /** Writes an absolute deadline and gives its address; 0 for {@link wrt.api.platform.Parker#FOREVER}. */
    static long deadline(MonotonicClock clock, long deadlineNanos) {
        if (deadlineNanos == wrt.api.platform.Parker.FOREVER) {
            return 0;
        }
        MemorySegment memory = memory();
        clock.write(deadlineNanos, memory, 0);
        return memory.address();
    }

    /** Writes the time that is left as a timespec at an offset and gives its address; 0 for no limit. */
    static long left(long deadlineNanos, long offset) {
        if (deadlineNanos == wrt.api.platform.Parker.FOREVER) {
            return 0;
        }
        long left = Math.max(0, deadlineNanos - System.nanoTime());
        MemorySegment memory = memory();
        memory.set(ValueLayout.JAVA_LONG, offset, left / MonotonicClock.SECOND);
        memory.set(ValueLayout.JAVA_LONG, offset + Long.BYTES, left % MonotonicClock.SECOND);
        return memory.address() + offset;
    }

    /** Writes a timer's first moment and period and gives the address; a moment of 0 would disarm, so it becomes 1. */
    static long itimerspec(MonotonicClock clock, long firstNanos, long periodNanos) {
        MemorySegment memory = memory();
        memory.set(ValueLayout.JAVA_LONG, 0, periodNanos / MonotonicClock.SECOND);
        memory.set(ValueLayout.JAVA_LONG, Long.BYTES, periodNanos % MonotonicClock.SECOND);
        clock.write(clock.offset() + firstNanos <= 0 ? 1 - clock.offset() : firstNanos, memory, Abi.ITIMERSPEC_VALUE);
        return memory.address();
    }
}
