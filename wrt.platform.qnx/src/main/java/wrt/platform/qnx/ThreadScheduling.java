// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.SchedulingFeature;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * The scheduling of the calling thread. The seam's priorities are QNX's own numbers.
 *
 * <p>Source: QNX library reference, SchedSet, sched_param.
 */
final class ThreadScheduling {

    private static final long SECOND = 1_000_000_000L;

    /** From here on a process needs the ability to use them. */
    private static final int PRIVILEGED = 64;

    private ThreadScheduling() {
    }

    /**
     * How a thread is scheduled.
     *
     * @param policy the kernel's number of the class, or negative if it told none
     * @param priority the kernel's own number
     */
    record Own(int policy, int priority) {
    }

    /** How the calling thread is scheduled now. */
    static Own own() {
        MemorySegment memory = CallMemory.get();
        int policy = Neutrino.SchedGet_r(0, 0, memory.address());
        return new Own(policy, policy < 0 ? 0 : memory.get(ValueLayout.JAVA_INT, Abi.SCHED_PRIORITY));
    }

    /** Schedules the calling thread as it was before. */
    static void restore(Own before) {
        if (before.policy() >= 0) {
            MemorySegment memory = CallMemory.get();
            memory.asSlice(0, Abi.SCHED_PARAM_BYTES).fill((byte) 0);
            memory.set(ValueLayout.JAVA_INT, Abi.SCHED_PRIORITY, before.priority());
            Neutrino.SchedSet_r(0, 0, before.policy(), memory.address());
        }
    }

    /** Asks for a class and a priority. */
    static Capability apply(Scheduling wanted) {
        return switch (wanted) {
            case Scheduling.Ordinary ordinary -> Feature.SCHED_FIFO.answer(State.UNUSED, "ordinary scheduling");
            case Scheduling.Fifo fifo -> set(fifo, Abi.SCHED_FIFO, "priority " + fifo.priority());
            case Scheduling.RoundRobin rr -> set(rr, Abi.SCHED_RR, "priority " + rr.priority());
            case Scheduling.Sporadic sporadic -> set(sporadic, Abi.SCHED_SPORADIC,
                    "priority " + sporadic.priority() + ", " + sporadic.lowPriority() + " without budget; "
                            + sporadic.budgetNanos() + " of " + sporadic.periodNanos() + " ns, "
                            + sporadic.replenishments() + " replenishments");
            case Scheduling.Deadline deadline -> Feature.SCHED_DEADLINE.answer(State.ABSENT,
                    "QNX has no class with deadlines");
        };
    }

    private static Capability set(Scheduling wanted, int policy, String detail) {
        Feature feature = SchedulingFeature.of(wanted);
        if (wanted.priority() < Scheduling.LEAST_URGENT || wanted.priority() > Scheduling.MOST_URGENT) {
            return feature.answer(State.REFUSED, detail + ": a priority is " + Scheduling.LEAST_URGENT + " to "
                    + Scheduling.MOST_URGENT);
        }
        MemorySegment memory = CallMemory.get();
        memory.asSlice(0, Abi.SCHED_PARAM_BYTES).fill((byte) 0);
        memory.set(ValueLayout.JAVA_INT, Abi.SCHED_PRIORITY, wanted.priority());
        if (wanted instanceof Scheduling.Sporadic sporadic) {
            memory.set(ValueLayout.JAVA_INT, Abi.SCHED_SS_LOW_PRIORITY, sporadic.lowPriority());
            memory.set(ValueLayout.JAVA_INT, Abi.SCHED_SS_MAX_REPL, sporadic.replenishments());
            timespec(memory, Abi.SCHED_SS_REPL_PERIOD, sporadic.periodNanos());
            timespec(memory, Abi.SCHED_SS_INIT_BUDGET, sporadic.budgetNanos());
        }
        int error = Errno.number(Neutrino.SchedSet_r(0, 0, policy, memory.address()));
        if (error == 0) {
            return feature.answer(State.GRANTED, detail + " (QNX's own number)");
        }
        return feature.refused(detail + advice(error, wanted.priority()), Errno.error(error));
    }

    private static void timespec(MemorySegment memory, long at, long nanos) {
        memory.set(ValueLayout.JAVA_LONG, at, nanos / SECOND);
        memory.set(ValueLayout.JAVA_LONG, at + Long.BYTES, nanos % SECOND);
    }

    private static String advice(int error, int priority) {
        if (Errno.EPERM.is(error) && priority >= PRIVILEGED) {
            return " (priorities from " + PRIVILEGED + " on take the ability PROCMGR_AID_PRIORITY)";
        }
        return Errno.EINVAL.is(error)
                ? " (a budget is at most its period, and the low priority below the other one)"
                : "";
    }

    /** The priority of the calling thread by the kernel's account, without what a sender lent it. */
    static int priority() {
        MemorySegment memory = CallMemory.get();
        return Neutrino.SchedGet_r(0, 0, memory.address()) < 0
                ? Abi.PULSE_PRIORITY_OF_SENDER
                : LentPriority.own(memory.get(ValueLayout.JAVA_INT, Abi.SCHED_PRIORITY));
    }

    /** The name of a policy. */
    static String label(int policy) {
        return switch (policy) {
            case Abi.SCHED_FIFO -> "fifo";
            case Abi.SCHED_RR -> "rr";
            case Abi.SCHED_OTHER -> "other";
            case Abi.SCHED_SPORADIC -> "sporadic";
            default -> "policy " + policy;
        };
    }
}
