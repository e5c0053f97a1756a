// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {

    @Test
    void nanoTimeIsTheKernelsMonotonicClock() {
        assertThat(MonotonicClock.measure().offset()).isZero();
    }

    @Test
    void aMomentIsWrittenAsSecondsAndNanoseconds() {
        assertThat(written(0, 3_000_000_007L)).containsExactly(3, 7);
    }

    @Test
    void aClockThatDiffersIsConverted() {
        assertThat(written(-1_000_000_000L, 3_000_000_007L)).containsExactly(2, 7);
    }

    @Test
    void aMomentBeforeTheClocksStartIsItsStart() {
        assertThat(written(0, -5)).containsExactly(0, 0);
    }

    private static long[] written(long offset, long nanoTime) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(MonotonicClock.TIMESPEC_BYTES, Long.BYTES);
            new MonotonicClock(offset).write(nanoTime, memory, 0);
            return memory.toArray(ValueLayout.JAVA_LONG);
        }
    }
}
