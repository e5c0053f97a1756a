// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.engine.platform.CallMemory;
import wrt.platform.macos.system.Abi;

/**
 * Native memory of the calling thread for the structures of one call: a {@code struct kevent}, then a
 * {@code struct timespec}.
 *
 * <p>Concurrency: confined to each thread.
 */
final class ThreadMemory {

    private static final long TIMESPEC = Abi.KEVENT_BYTES;
    private static final long SECOND = 1_000_000_000L;

    private ThreadMemory() {
    }

    /** Writes one change and gives its address. */
    static long kevent(long ident, int filter, int flags, int fflags, long data, long udata) {
        MemorySegment memory = CallMemory.get();
        memory.set(ValueLayout.JAVA_LONG, Abi.KEVENT_IDENT, ident);
        memory.set(ValueLayout.JAVA_SHORT, Abi.KEVENT_FILTER, (short) filter);
        memory.set(ValueLayout.JAVA_SHORT, Abi.KEVENT_FLAGS, (short) flags);
        memory.set(ValueLayout.JAVA_INT, Abi.KEVENT_FFLAGS, fflags);
        memory.set(ValueLayout.JAVA_LONG, Abi.KEVENT_DATA, data);
        memory.set(ValueLayout.JAVA_LONG, Abi.KEVENT_UDATA, udata);
        return memory.address();
    }

    /** Writes a duration of 0 or more ns and gives its address. */
    static long timespec(long nanos) {
        MemorySegment memory = CallMemory.get();
        memory.set(ValueLayout.JAVA_LONG, TIMESPEC, nanos / SECOND);
        memory.set(ValueLayout.JAVA_LONG, TIMESPEC + Long.BYTES, nanos % SECOND);
        return memory.address() + TIMESPEC;
    }
}
