// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import java.util.Optional;

/**
 * What differs between the versions of QNX, and beside it the layouts and constants that do not.
 *
 * <p>All layouts are those of 64-bit processes, little endian, the same on x86-64 and aarch64; offsets and sizes are in
 * bytes.
 *
 * <p>Source: QNX library reference 7.1 and 8.0; the {@code nto} and {@code qnx} targets of the Rust {@code libc} crate.
 *
 * @param version the name of the version
 * @param pulseNotification {@code SIGEV_PULSE}: of 8.0 it is inferred from its other values, which lost the bit 0x80
 * @param leastPulsePriority the priority at which a pulse of priority 0 arrives
 */
public record Abi(String version, int pulseNotification, int leastPulsePriority) {

    /** QNX 7.1. */
    public static final Abi V7_1 = new Abi("7.1", 0x84, 1);

    /** QNX 8.0. */
    public static final Abi V8_0 = new Abi("8.0", 0x04, 1);

    /** {@code CLOCK_MONOTONIC}. */
    public static final int CLOCK_MONOTONIC = 2;

    /** A moment of a timer or time-out is absolute. */
    public static final int TIMER_ABSTIME = 0x80000000;

    /** Flags of channels. */
    public static final int CHF_FIXED_PRIORITY = 0x1;
    /** The kernel tells the length of what was sent. */
    public static final int CHF_SENDER_LEN = 0x20;
    /** Only this process may attach. */
    public static final int CHF_PRIVATE = 0x1000;

    /** Where connections begin that are no file descriptors. */
    public static final int SIDE_CHANNEL = 0x40000000;
    /** A connection is not inherited by a new program. */
    public static final int COF_CLOEXEC = 1;

    /** The priority of a pulse is that of its sender. */
    public static final int PULSE_PRIORITY_OF_SENDER = -1;

    /** States in which {@code TimerTimeout} limits a wait. */
    public static final int TIMEOUT_SEND = 1 << 4;
    /** Waiting for a message. */
    public static final int TIMEOUT_RECEIVE = 1 << 5;
    /** Waiting for the reply. */
    public static final int TIMEOUT_REPLY = 1 << 6;

    /** {@code ionotify}: say which conditions hold, and keep the event if none does. */
    public static final int NOTIFY_ACTION_POLLARM = 3;
    /** There is something to read. */
    public static final int NOTIFY_COND_INPUT = 0x10000000;
    /** There is room to write. */
    public static final int NOTIFY_COND_OUTPUT = 0x20000000;
    /** {@code ThreadCtl}: the data is the mask of processors itself. */
    public static final int TCTL_RUNMASK = 4;

    /** Scheduling policies. */
    public static final int SCHED_FIFO = 1;
    /** Taking turns. */
    public static final int SCHED_RR = 2;
    /** The same as taking turns. */
    public static final int SCHED_OTHER = 3;
    /** A budget that is replenished. */
    public static final int SCHED_SPORADIC = 4;

    /** A mutex with a priority of its own; inferred, since the reference tells the name alone. */
    public static final int PRIO_PROTECT = 2;

    /** Flags of {@code mlockall}: what is there and what will be. */
    public static final int MCL_CURRENT_AND_FUTURE = 3;

    /** The longest name of a thread, with the final zero. */
    public static final int THREAD_NAME_MAX = 100;

    /** {@code struct _pulse}. */
    public static final int PULSE_BYTES = 24;
    /** Its code, signed 8 bits. */
    public static final int PULSE_CODE = 4;
    /** Its value, as wide as a pointer. */
    public static final int PULSE_VALUE = 8;
    /** Its connection as the receiver numbers it. */
    public static final int PULSE_SCOID = 16;

    /** {@code struct _msg_info} of 64-bit processes. */
    public static final int MSG_INFO_BYTES = 64;
    /** The thread that sent. */
    public static final int MSG_INFO_TID = 12;
    /** The sender's priority, 16 bits. */
    public static final int MSG_INFO_PRIORITY = 28;
    /** How many bytes were copied. */
    public static final int MSG_INFO_MSGLEN = 32;
    /** How many bytes were sent, if the channel asked for it. */
    public static final int MSG_INFO_SRCMSGLEN = 40;

    /** {@code struct sigevent}. */
    public static final int SIGEVENT_BYTES = 32;
    /** Its kind of notification. */
    public static final int SIGEVENT_NOTIFY = 0;
    /** Its connection. */
    public static final int SIGEVENT_COID = 8;
    /** Its value. */
    public static final int SIGEVENT_VALUE = 16;
    /** Its code, 16 bits. */
    public static final int SIGEVENT_CODE = 24;
    /** Its priority, 16 bits. */
    public static final int SIGEVENT_PRIORITY = 26;

    /** {@code struct _itimer}: the moment. */
    public static final int ITIMER_BYTES = 16;
    /** Its period. */
    public static final int ITIMER_INTERVAL = 8;

    /** {@code struct sched_param}. */
    public static final int SCHED_PARAM_BYTES = 48;
    /** The priority asked for. */
    public static final int SCHED_PRIORITY = 0;
    /** The priority of the moment. */
    public static final int SCHED_CURPRIORITY = 4;
    /** The priority without budget. */
    public static final int SCHED_SS_LOW_PRIORITY = 8;
    /** How many replenishments may be outstanding. */
    public static final int SCHED_SS_MAX_REPL = 12;
    /** A timespec. */
    public static final int SCHED_SS_REPL_PERIOD = 16;
    /** A timespec. */
    public static final int SCHED_SS_INIT_BUDGET = 32;

    /** {@code sigset_t}. */
    public static final int SIGSET_BYTES = 8;

    /** Signals that are blocked in addition. */
    public static final int SIG_BLOCK = 0;
    /** Signals that are blocked instead. */
    public static final int SIG_SETMASK = 2;

    /** {@code pthread_mutex_t} and {@code pthread_cond_t}. */
    public static final int SYNC_BYTES = 8;

    /** Room for attributes of mutexes and condition variables, more than any version has. */
    public static final int ATTRIBUTE_ROOM = 128;

    /** {@code struct timespec}. */
    public static final int TIMESPEC_BYTES = 16;

    /**
     * The version of a release.
     *
     * @param release what {@code uname} and the property {@code os.version} say, for example {@code 7.1.0}
     * @return its numbers; empty for a release that is neither 7.1 nor 8
     */
    public static Optional<Abi> of(String release) {
        if (release.startsWith("7.1")) {
            return Optional.of(V7_1);
        }
        return release.startsWith("8.") || release.equals("8") ? Optional.of(V8_0) : Optional.empty();
    }
}
