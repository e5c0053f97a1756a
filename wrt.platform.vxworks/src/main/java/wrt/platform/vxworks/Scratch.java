// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory of the calling thread for the arguments of one call at a time.
 *
 * <p>Concurrency: confined to each thread.
 */
final class Scratch {

    private static final long LEAST_BYTES = 256;

    private static final ThreadLocal<MemorySegment> MINE = ThreadLocal.withInitial(() -> allocate(LEAST_BYTES));

    private Scratch() {
    }

    /** At least a number of bytes; what the last use left is in it. */
    static MemorySegment memory(long bytes) {
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
