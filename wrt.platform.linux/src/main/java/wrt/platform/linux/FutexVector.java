// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * Waiting for several futexes at once.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: kernel documentation, "futex2"; futex_waitv(2).
 */
final class FutexVector {

    /** How many futexes the kernel takes. */
    static final int MOST = 128;

    private static final int SIZE_U32 = 2;
    private static final int PRIVATE = 128;

    private final long number;
    private final int answer;

    FutexVector(long number) {
        this.number = number;
        // No futexes at all is an invalid argument for a kernel that knows the call.
        this.answer = Libc.syscall(number, 0, 0, 0, 0, 0, 0) < 0 ? Libc.errno() : 0;
    }

    /** Whether the call can be used: an old kernel has none, and a sandbox may refuse it. */
    Capability capability() {
        if (answer == Errno.EINVAL.number()) {
            return Feature.WAIT_ANY.answer(State.GRANTED, "futex_waitv, at most " + MOST + " words");
        }
        return answer == Errno.ENOSYS.number()
                ? Feature.WAIT_ANY.answer(State.ABSENT, "futex_waitv came with Linux 5.16")
                : Feature.WAIT_ANY.refused("futex_waitv", Errno.error(answer));
    }

    /** Waits; the index of a word that was woken, or the negative error number. */
    int await(FutexWord[] words, int[] expected, long deadline) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment waiters = arena.allocate((long) words.length * Abi.FUTEX_WAITV_BYTES, Long.BYTES);
            for (int i = 0; i < words.length; i++) {
                long at = (long) i * Abi.FUTEX_WAITV_BYTES;
                waiters.set(ValueLayout.JAVA_LONG, at, Integer.toUnsignedLong(expected[i]));
                waiters.set(ValueLayout.JAVA_LONG, at + Abi.FUTEX_WAITV_UADDR, words[i].address());
                waiters.set(ValueLayout.JAVA_INT, at + Abi.FUTEX_WAITV_FLAGS, SIZE_U32 | PRIVATE);
            }
            long result = Libc.syscall(number, waiters.address(), words.length, 0, deadline, Libc.CLOCK_MONOTONIC, 0);
            return result >= 0 ? (int) result : -Libc.errno();
        }
    }
}
