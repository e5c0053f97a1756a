// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import wrt.api.platform.Metric;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * The futex calls of the running kernel, private to this process, counted.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: futex(2).
 */
final class KernelFutex implements Futex {

    private static final long PRIVATE = 128;
    private static final long WAIT = PRIVATE;
    private static final long WAKE = 1 | PRIVATE;
    // WAIT has a relative limit; WAIT_BITSET has an absolute one on CLOCK_MONOTONIC, so a repeated wait never drifts.
    private static final long WAIT_BITSET = 9 | PRIVATE;
    private static final long LOCK_PI = 6 | PRIVATE;
    private static final long UNLOCK_PI = 7 | PRIVATE;
    // Since Linux 5.14: its deadline is on CLOCK_MONOTONIC, that of LOCK_PI on CLOCK_REALTIME.
    private static final long LOCK_PI2 = 13 | PRIVATE;
    private static final long MATCH_ANY = 0xffffffffL;
    private static final long EVERYBODY = Integer.MAX_VALUE;

    private final long number;
    private final LongAdder waits = new LongAdder();
    private final LongAdder wakes = new LongAdder();
    private final LongAdder timeOuts = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAdder locks = new LongAdder();

    KernelFutex(long number) {
        this.number = number;
    }

    @Override
    public int await(long word, int expected, long deadline) {
        waits.increment();
        long value = Integer.toUnsignedLong(expected);
        long result = deadline == 0
                ? Libc.syscall(number, word, WAIT, value, 0)
                : Libc.syscall(number, word, WAIT_BITSET, value, deadline, 0, MATCH_ANY);
        if (result == 0) {
            return WOKEN;
        }
        int error = Libc.errno();
        if (error == Errno.ETIMEDOUT.number()) {
            timeOuts.increment();
        } else if (error == Errno.EAGAIN.number()) {
            changes.increment();
        }
        return error;
    }

    @Override
    public void wake(long word) {
        wakes.increment();
        // Its failures mean that nobody sleeps there, which is fine.
        Libc.syscall(number, word, WAKE, 1);
    }

    @Override
    public void wakeAll(long word) {
        wakes.increment();
        Libc.syscall(number, word, WAKE, EVERYBODY);
    }

    /**
     * Takes a lock whose word is 0 or its owner's thread number; the owner inherits the caller's priority meanwhile.
     *
     * @param word the address of the word
     * @param deadline the address of a timespec, absolute on {@code CLOCK_MONOTONIC}, or 0 for none
     * @return 0 or the error number; ENOSYS before Linux 5.14 if there is a deadline
     */
    int lock(long word, long deadline) {
        locks.increment();
        long operation = deadline == 0 ? LOCK_PI : LOCK_PI2;
        return Libc.syscall(number, word, operation, 0, deadline, 0, 0) == 0 ? 0 : Libc.errno();
    }

    /**
     * Gives a lock to its most urgent waiter.
     *
     * @param word the address of the word
     * @return 0 or the error number
     */
    int unlock(long word) {
        return Libc.syscall(number, word, UNLOCK_PI, 0, 0, 0, 0) == 0 ? 0 : Libc.errno();
    }

    /** What was counted, by name. */
    List<Metric> metrics() {
        return List.of(new Metric("futex.changed", changes.sum(), "calls"),
                new Metric("futex.locks", locks.sum(), "calls"),
                new Metric("futex.time-outs", timeOuts.sum(), "calls"),
                new Metric("futex.waits", waits.sum(), "calls"), new Metric("futex.wakes", wakes.sum(), "calls"));
    }
}
