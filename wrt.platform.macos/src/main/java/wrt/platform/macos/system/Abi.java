// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

/**
 * What of the binary interface differs between the systems that have the same calls; the rest is the same on Intel and
 * on Apple silicon, since both have 64-bit pointers and no call is variadic.
 *
 * <p>Source: Apple's headers sys/event.h, mach/thread_policy.h, pthread.h, sys/qos.h, os/clock.h.
 *
 * @param userFilter the number of the filter for events that a program triggers: -10, or -11 where kqueue came from FreeBSD
 * @param machTimers whether timers of a kernel queue take an absolute moment in Mach time; relative ones otherwise
 */
public record Abi(int userFilter, boolean machTimers) {

    /** Apple's. */
    public static final Abi MACOS = new Abi(-10, true);

    /** That of libkqueue, which follows FreeBSD. */
    public static final Abi LIBKQUEUE = new Abi(-11, false);

    /** The bytes of a {@code struct kevent}. */
    public static final int KEVENT_BYTES = 32;
    /** Where its identity is, 64 bits. */
    public static final int KEVENT_IDENT = 0;
    /** Where its filter is, 16 bits. */
    public static final int KEVENT_FILTER = 8;
    /** Where its flags are, 16 bits. */
    public static final int KEVENT_FLAGS = 10;
    /** Where its filter's flags are, 32 bits. */
    public static final int KEVENT_FFLAGS = 12;
    /** Where its data is, 64 bits. */
    public static final int KEVENT_DATA = 16;
    /** Where the program's own value is, 64 bits. */
    public static final int KEVENT_UDATA = 24;

    /** The bytes of a {@code struct timespec}: seconds and nanoseconds, 64 bits each. */
    public static final int TIMESPEC_BYTES = 16;

    /** The bytes of an {@code os_unfair_lock}, which is free while they are 0. */
    public static final int UNFAIR_LOCK_BYTES = 4;
    /** The bytes of a {@code struct sched_param}, whose first 32 bits are the priority. */
    public static final int SCHED_PARAM_BYTES = 8;

    /** The bytes of a {@code thread_time_constraint_policy}. */
    public static final int TIME_CONSTRAINT_BYTES = 16;
    /** Where its computation is, 32 bits; the period is at 0. */
    public static final int TIME_CONSTRAINT_COMPUTATION = 4;
    /** Where its constraint is, 32 bits. */
    public static final int TIME_CONSTRAINT_CONSTRAINT = 8;
    /** Where it says whether it may be preempted, 32 bits. */
    public static final int TIME_CONSTRAINT_PREEMPTIBLE = 12;

    /** The bytes of a {@code mach_timebase_info}: numerator and denominator, 32 bits each. */
    public static final int TIMEBASE_BYTES = 8;

    /** The bytes of a {@code struct rusage}. */
    public static final int RUSAGE_BYTES = 144;
    /** Where the time in the program is: seconds, 64 bits, and microseconds, 32 bits. */
    public static final int RUSAGE_USER = 0;
    /** Where the time in the kernel is. */
    public static final int RUSAGE_SYSTEM = 16;
    /** Where the switches are that the program waited at, 64 bits. */
    public static final int RUSAGE_VOLUNTARY = 128;
    /** Where the switches are that it was made to, 64 bits. */
    public static final int RUSAGE_INVOLUNTARY = 136;

    /**
     * The filter's flags of a timer: a moment in Mach time that is not put off to save power, or ns from now.
     *
     * @return the flags
     */
    public int timerFlags() {
        return machTimers
                ? Kevents.NOTE_ABSOLUTE | Kevents.NOTE_MACHTIME | Kevents.NOTE_CRITICAL
                : Kevents.NOTE_NSECONDS;
    }

    /**
     * The interface of the library that is bound: Apple's, unless {@code wrt.platform.macos.kqueue.abi} is
     * {@code libkqueue}.
     *
     * @return one of the two
     */
    public static Abi bound() {
        return "libkqueue".equals(System.getProperty("wrt.platform.macos.kqueue.abi")) ? LIBKQUEUE : MACOS;
    }
}
