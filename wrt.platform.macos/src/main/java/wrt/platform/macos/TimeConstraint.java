// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;
import wrt.platform.macos.system.Abi;
import wrt.platform.macos.system.KernReturn;
import wrt.platform.macos.system.Mach;
import wrt.platform.macos.system.Pthreads;

/**
 * So much computation of the calling thread in each period, within a constraint.
 *
 * <p>Source: Apple's mach/thread_policy.h (THREAD_TIME_CONSTRAINT_POLICY), Technical Note TN2169.
 *
 * @param wanted in ns
 * @param clock whose units the system takes
 */
record TimeConstraint(Scheduling.Deadline wanted, MachClock clock) {

    private static final long MOST_UNITS = 0xffff_ffffL;

    Capability apply() {
        String detail = wanted.runtimeNanos() + " of " + wanted.deadlineNanos() + " ns every " + wanted.periodNanos()
                + " ns";
        long computation = clock.units(wanted.runtimeNanos());
        long constraint = clock.units(wanted.deadlineNanos());
        long period = clock.units(wanted.periodNanos());
        if (computation <= 0 || constraint < computation || period < 0 || Math.max(constraint, period) > MOST_UNITS) {
            return Feature.SCHED_DEADLINE.answer(State.REFUSED,
                    detail + ": 0 < run time <= deadline, and all at most " + MOST_UNITS + " units of Mach time");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment policy = arena.allocate(Abi.TIME_CONSTRAINT_BYTES, Integer.BYTES);
            policy.set(ValueLayout.JAVA_INT, 0, (int) period);
            policy.set(ValueLayout.JAVA_INT, Abi.TIME_CONSTRAINT_COMPUTATION, (int) computation);
            policy.set(ValueLayout.JAVA_INT, Abi.TIME_CONSTRAINT_CONSTRAINT, (int) constraint);
            policy.set(ValueLayout.JAVA_INT, Abi.TIME_CONSTRAINT_PREEMPTIBLE, 1);
            int result = Mach.thread_policy_set(Pthreads.pthread_mach_thread_np(Pthreads.pthread_self()),
                    Mach.THREAD_TIME_CONSTRAINT_POLICY, policy.address(), Mach.THREAD_TIME_CONSTRAINT_COUNT);
            return result == 0
                    ? Feature.SCHED_DEADLINE.answer(State.GRANTED, "time constraint, " + detail)
                    : Feature.SCHED_DEADLINE.refused(detail + " (a run time is 50 us to 50 ms)",
                            KernReturn.error(result));
        }
    }

    /** Takes the policy from the calling thread. */
    static void end() {
        Mach.thread_policy_set(Pthreads.pthread_mach_thread_np(Pthreads.pthread_self()), Mach.THREAD_STANDARD_POLICY, 0,
                0);
    }

    /** Whether the calling thread has such a policy of its own. */
    static boolean isSet() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment policy = arena.allocate(Abi.TIME_CONSTRAINT_BYTES, Integer.BYTES);
            MemorySegment count = arena.allocateFrom(ValueLayout.JAVA_INT, Mach.THREAD_TIME_CONSTRAINT_COUNT);
            MemorySegment isDefault = arena.allocateFrom(ValueLayout.JAVA_INT, 0);
            int result = Mach.thread_policy_get(Pthreads.pthread_mach_thread_np(Pthreads.pthread_self()),
                    Mach.THREAD_TIME_CONSTRAINT_POLICY, policy.address(), count.address(), isDefault.address());
            return result == 0 && isDefault.get(ValueLayout.JAVA_INT, 0) == 0;
        }
    }
}
