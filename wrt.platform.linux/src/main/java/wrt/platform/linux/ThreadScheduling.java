// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.SchedulingFeature;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * The scheduling classes of the kernel, set by the thread for itself; threads that it creates do not inherit them.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: sched(7), sched_setattr(2).
 *
 * @param setattr the number of sched_setattr
 */
record ThreadScheduling(long setattr) {

    static final int OTHER = 0;
    static final int FIFO = 1;
    static final int RR = 2;
    static final int DEADLINE = 6;

    private static final long RESET_ON_FORK = 1;
    private static final int THREAD = 0;
    private static final int SELF = 0;
    private static final Path PROCESS = Path.of("/proc/self");

    /**
     * Puts the calling thread into a class.
     *
     * @param wanted any but ordinary
     * @return what the kernel said
     */
    Capability apply(Scheduling wanted) {
        return switch (wanted) {
            case Scheduling.Ordinary ordinary -> throw new IllegalArgumentException("a thread is ordinary already");
            case Scheduling.Fifo(int priority) -> answer(wanted, "priority " + priority,
                    set(FIFO, priority, 0, 0, 0));
            case Scheduling.RoundRobin(int priority) -> answer(wanted, "priority " + priority,
                    set(RR, priority, 0, 0, 0));
            case Scheduling.Deadline(long runtime, long deadline, long period) -> answer(wanted,
                    runtime + " of " + deadline + " ns every " + period + " ns",
                    set(DEADLINE, 0, runtime, deadline, period));
            case Scheduling.Sporadic sporadic -> Feature.SCHED_SPORADIC.answer(State.ABSENT,
                    "Linux has no sporadic server; SCHED_DEADLINE is nearest");
        };
    }

    /**
     * Sets policy and attributes of the calling thread.
     *
     * @return 0 or the error number
     */
    int set(int policy, int priority, long runtime, long deadline, long period) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(Abi.SCHED_ATTR_BYTES, Long.BYTES);
            attr.set(ValueLayout.JAVA_INT, 0, Abi.SCHED_ATTR_BYTES);
            attr.set(ValueLayout.JAVA_INT, Abi.SCHED_ATTR_POLICY, policy);
            attr.set(ValueLayout.JAVA_LONG, Abi.SCHED_ATTR_FLAGS, RESET_ON_FORK);
            // A lower one than before would take a privilege; a class with priorities keeps it for later.
            attr.set(ValueLayout.JAVA_INT, Abi.SCHED_ATTR_NICE, Libc.getpriority(THREAD, SELF));
            attr.set(ValueLayout.JAVA_INT, Abi.SCHED_ATTR_PRIORITY, priority);
            attr.set(ValueLayout.JAVA_LONG, Abi.SCHED_ATTR_RUNTIME, runtime);
            attr.set(ValueLayout.JAVA_LONG, Abi.SCHED_ATTR_DEADLINE, deadline);
            attr.set(ValueLayout.JAVA_LONG, Abi.SCHED_ATTR_PERIOD, period);
            return Libc.syscall(setattr, 0, attr.address(), 0, 0, 0, 0) == 0 ? 0 : Libc.errno();
        }
    }

    private static Capability answer(Scheduling wanted, String detail, int error) {
        Feature feature = SchedulingFeature.of(wanted);
        return error == 0
                ? feature.answer(State.GRANTED, detail)
                : feature.refused(detail + advice(wanted, error), Errno.error(error));
    }

    private static String advice(Scheduling wanted, int error) {
        boolean deadline = wanted instanceof Scheduling.Deadline;
        if (error == Errno.EPERM.number()) {
            return deadline
                    ? " (it takes CAP_SYS_NICE, and a thread that may run on every processor)"
                    : RealTimeShare.none(PROCESS)
                            .map(file -> " (the control group has no time for it: " + file + " is 0)")
                            .orElse(" (it takes the capability CAP_SYS_NICE, or a limit 'rtprio' (ulimit -r) of this"
                                    + " priority)");
        }
        if (error == Errno.EBUSY.number()) {
            return " (the processors have no room for it)";
        }
        if (error != Errno.EINVAL.number()) {
            return "";
        }
        return deadline
                ? " (1024 ns <= run time <= deadline <= period, and a period of 100 us to 4 s where the system has"
                        + " its defaults)"
                : " (a priority is 1 to 99)";
    }
}
