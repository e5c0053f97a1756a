// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory of the calling thread for the arguments of one call of the system at a time; it lives as long as the
 * thread needs it.
 *
 * <p>Concurrency: confined to each thread.
 */
public final class CallMemory {

    private static final long LEAST_BYTES = 512;
    private static final ThreadLocal<MemorySegment> MINE = ThreadLocal.withInitial(() -> allocate(LEAST_BYTES));

    private CallMemory() {
    }

    /**
     * The memory for structures.
     *
     * @return {@value #LEAST_BYTES} bytes or more, aligned to 8, with what the last use left in it
     */
    public static MemorySegment get() {
        return MINE.get();
    }

    /**
     * The same with room for more.
     *
     * @param bytes how many at least
     * @return the memory, aligned to 8, with what the last use left in it or new
     */
    public static MemorySegment atLeast(long bytes) {
        MemorySegment mine = MINE.get();
        if (mine.byteSize() < bytes) {
            mine = allocate(bytes);
            MINE.set(mine);
        }
        return mine;
    }

    private static MemorySegment allocate(long bytes) {
        return Arena.ofAuto().allocate(bytes, Long.BYTES);
    }
}
