// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory of the calling thread for the arguments of one call at a time; it lives as long as the thread needs it.
 *
 * <p>Concurrency: confined to each thread.
 */
final class Scratch {

    /** Where messages begin; what stands before is for the call's own structures. */
    static final long MESSAGE = 128;

    private static final long BYTES = 512;

    private static final ThreadLocal<Scratch> MINE = ThreadLocal.withInitial(Scratch::new);

    private MemorySegment memory = allocate(BYTES);

    private Scratch() {
    }

    /** The memory for structures; what the last use left is in it. */
    static MemorySegment memory() {
        return MINE.get().memory;
    }

    /** The same with room for messages of a number of bytes from {@link #MESSAGE} on. */
    static MemorySegment memory(long messageBytes) {
        Scratch mine = MINE.get();
        if (mine.memory.byteSize() < MESSAGE + messageBytes) {
            mine.memory = allocate(MESSAGE + messageBytes);
        }
        return mine.memory;
    }

    private static MemorySegment allocate(long bytes) {
        return Arena.ofAuto().allocate(bytes, Long.BYTES);
    }
}
