// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import com.sun.jna.Native;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.LongAdder;

/**
 * A cache line of native memory, all zero, whose address the system gets.
 *
 * <p>Concurrency: safe from any thread; whoever owns it keeps it until the last call with its address has ended.
 *
 * @param block what was allocated
 * @param memory the line in it
 */
record NativeLine(long block, MemorySegment memory) {

    static final long BYTES = 64;

    private static final LongAdder LINES = new LongAdder();

    static NativeLine allocate() {
        long block = Native.malloc(2 * BYTES);
        if (block == 0) {
            throw new OutOfMemoryError(2 * BYTES + " bytes of native memory");
        }
        LINES.increment();
        long line = (block + BYTES - 1) & -BYTES;
        return new NativeLine(block, MemorySegment.ofAddress(line).reinterpret(BYTES).fill((byte) 0));
    }

    long address() {
        return memory.address();
    }

    void free() {
        LINES.decrement();
        Native.free(block);
    }

    /** The native memory of all lines. */
    static long allBytes() {
        return LINES.sum() * 2 * BYTES;
    }
}
