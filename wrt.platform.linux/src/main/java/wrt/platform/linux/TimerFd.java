// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.platform.linux.libc.Libc;

/**
 * A timer as a descriptor: reading it takes the number of expirations.
 *
 * <p>Concurrency: safe from any thread, but not while it is closed.
 *
 * <p>Source: timerfd_create(2).
 *
 * @param descriptor the kernel's number
 * @param clock converts moments
 */
record TimerFd(int descriptor, MonotonicClock clock) {

    private static final int NONBLOCK = 0x800;
    private static final int CLOEXEC = 0x80000;
    private static final int ABSTIME = 1;

    static TimerFd create(MonotonicClock clock) {
        int descriptor = Libc.timerfd_create(Libc.CLOCK_MONOTONIC, NONBLOCK | CLOEXEC);
        if (descriptor < 0) {
            throw Failures.last("creating a timer");
        }
        return new TimerFd(descriptor, clock);
    }

    /** Arms it anew; what it had counted is forgotten. */
    void arm(long firstNanos, long periodNanos) {
        set(Scratch.itimerspec(clock, firstNanos, periodNanos));
    }

    void disarm() {
        java.lang.foreign.MemorySegment memory = Scratch.memory().fill((byte) 0);
        set(memory.address());
    }

    private void set(long value) {
        if (Libc.timerfd_settime(descriptor, ABSTIME, value, 0) != 0) {
            throw Failures.last("arming a timer");
        }
    }

    /** Takes the expirations; 0 if there are none. */
    long take() {
        return Descriptors.take(descriptor);
    }

    void close() {
        Libc.close(descriptor);
    }
}
