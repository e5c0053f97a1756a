// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wrt.api.platform.Parker;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.Deadline;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Posix;

/**
 * A mutex and a condition variable in one slot, with deadlines on the monotonic clock. The kernel wakes by priority, and
 * by turn within one.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Condition {

    private final SyncSlab slab;
    private final MonotonicClock clock;
    private final long mutex;
    private final long condition;

    Condition(SyncSlab slab, MonotonicClock clock) {
        this.slab = slab;
        this.clock = clock;
        this.mutex = slab.take();
        this.condition = mutex + Abi.SYNC_BYTES;
        int error = initialize();
        if (error != 0) {
            slab.giveBack(mutex);
            throw Failures.of("a condition variable", error);
        }
    }

    private int initialize() {
        try (Arena arena = Arena.ofConfined()) {
            long attributes = arena.allocate(Abi.ATTRIBUTE_ROOM, Long.BYTES).address();
            int error = Posix.pthread_condattr_init(attributes);
            if (error != 0) {
                return error;
            }
            error = Posix.pthread_condattr_setclock(attributes, Abi.CLOCK_MONOTONIC);
            if (error == 0) {
                error = Posix.pthread_cond_init(condition, attributes);
            }
            Posix.pthread_condattr_destroy(attributes);
            if (error != 0) {
                return error;
            }
            error = Posix.pthread_mutex_init(mutex, 0);
            if (error != 0) {
                Posix.pthread_cond_destroy(condition);
            }
            return error;
        }
    }

    void lock() {
        Failures.check("pthread_mutex_lock", Posix.pthread_mutex_lock(mutex));
    }

    void unlock() {
        Failures.check("pthread_mutex_unlock", Posix.pthread_mutex_unlock(mutex));
    }

    /** Waits, in the lock; false if the deadline passed. It may end for no reason. */
    boolean await(long deadlineNanos) {
        int error;
        if (deadlineNanos == Parker.FOREVER) {
            error = Posix.pthread_cond_wait(condition, mutex);
        } else {
            MemorySegment memory = CallMemory.get();
            clock.write(deadlineNanos, memory, 0);
            error = Posix.pthread_cond_timedwait(condition, mutex, memory.address());
        }
        if (Errno.ETIMEDOUT.is(error)) {
            // The two clocks may differ by a few ns, or the deadline be beyond the horizon.
            return !Deadline.passed(deadlineNanos);
        }
        if (error != 0 && !Errno.EINTR.is(error)) {
            throw Failures.of("the wait on a condition variable", error);
        }
        return true;
    }

    /** Wakes the most urgent thread that waits; in the lock, so that none is missed. */
    void signal() {
        Failures.check("pthread_cond_signal", Posix.pthread_cond_signal(condition));
    }

    /** Wakes all threads that wait. */
    void broadcast() {
        Failures.check("pthread_cond_broadcast", Posix.pthread_cond_broadcast(condition));
    }

    /** Destroys both; nobody may be inside. */
    void destroy() {
        Posix.pthread_cond_destroy(condition);
        Posix.pthread_mutex_destroy(mutex);
        slab.giveBack(mutex);
    }
}
