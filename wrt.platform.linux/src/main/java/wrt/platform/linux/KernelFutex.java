// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.platform.linux.libc.Libc;

/** The futex calls of the running kernel, private to this process. */
final class KernelFutex implements Futex {

    private static final long PRIVATE = 128;
    private static final long WAKE = 1 | PRIVATE;
    // WAIT has a relative limit; WAIT_BITSET has an absolute one on CLOCK_MONOTONIC, so a repeated wait never drifts.
    private static final long WAIT_BITSET = 9 | PRIVATE;
    private static final long MATCH_ANY = 0xffffffffL;

    private final long number;

    KernelFutex(long number) {
        this.number = number;
    }

    @Override
    public int await(long word, int expected, long deadline) {
        long value = Integer.toUnsignedLong(expected);
        return Libc.syscall(number, word, WAIT_BITSET, value, deadline, 0, MATCH_ANY) == 0 ? WOKEN : Libc.errno();
    }

    @Override
    public void wake(long word) {
        // Its failures mean that nobody sleeps there, which is fine.
        Libc.syscall(number, word, WAKE, 1, 0, 0, 0);
    }
}
