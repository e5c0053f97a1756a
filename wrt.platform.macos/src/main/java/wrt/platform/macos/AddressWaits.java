// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import com.sun.jna.Native;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import wrt.api.platform.Metric;
import wrt.api.platform.Parker;
import wrt.engine.platform.Deadline;
import wrt.platform.macos.system.AddressWait;
import wrt.platform.macos.system.Errno;

/**
 * Waiting on 32-bit words of this program, counted.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: Apple's os/os_sync_wait_on_address.h.
 */
final class AddressWaits {

    private static final int PRIVATE = 0;

    private final LongAdder waits = new LongAdder();
    private final LongAdder wakes = new LongAdder();
    private final LongAdder timeOuts = new LongAdder();

    /** Waits while a word has a value; false if the deadline passed, true for everything else, also for no reason. */
    boolean await(long address, int value, long deadlineNanos) {
        long word = Integer.toUnsignedLong(value);
        int result;
        if (deadlineNanos == Parker.FOREVER) {
            waits.increment();
            result = AddressWait.await(address, word, Integer.BYTES, PRIVATE);
        } else {
            long left = Deadline.left(deadlineNanos);
            if (left == 0) {
                return false;
            }
            waits.increment();
            result = AddressWait.await(address, word, Integer.BYTES, PRIVATE,
                    AddressWait.OS_CLOCK_MACH_ABSOLUTE_TIME, left);
        }
        return result >= 0 || endsFor(Native.getLastError(), deadlineNanos);
    }

    private boolean endsFor(int error, long deadlineNanos) {
        if (error == Errno.ETIMEDOUT.number()) {
            // Its clock may tick in larger steps than ours, and a far deadline comes in pieces.
            boolean early = !Deadline.passed(deadlineNanos);
            if (!early) {
                timeOuts.increment();
            }
            return early;
        }
        // The memory may have been paged out: try again.
        if (error == Errno.EINTR.number() || error == Errno.EFAULT.number()) {
            return true;
        }
        throw Failures.of("waiting on an address", error);
    }

    void wakeOne(long address) {
        wakes.increment();
        check(AddressWait.wakeOne(address, Integer.BYTES, PRIVATE));
    }

    void wakeAll(long address) {
        wakes.increment();
        check(AddressWait.wakeAll(address, Integer.BYTES, PRIVATE));
    }

    /** That nobody waits is no failure. */
    private static void check(int result) {
        if (result < 0) {
            int error = Native.getLastError();
            if (error != Errno.ENOENT.number()) {
                throw Failures.of("waking who waits on an address", error);
            }
        }
    }

    List<Metric> metrics() {
        return List.of(new Metric("address.time-outs", timeOuts.sum(), "calls"),
                new Metric("address.waits", waits.sum(), "calls"), new Metric("address.wakes", wakes.sum(), "calls"));
    }
}
