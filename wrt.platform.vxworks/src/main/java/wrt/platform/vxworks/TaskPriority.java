// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;

/**
 * The scheduling of the calling task. VxWorks has 256 priorities, 0 the most urgent; the seam's p is 100 - p of VxWorks.
 * Whether tasks of one priority run in turn is the {@link TimeSlice}'s.
 */
final class TaskPriority {

    static final String NO_SPORADIC = "a task has no budget";
    static final String NO_DEADLINE = "VxWorks has no class with deadlines";

    private TaskPriority() {
    }

    /** The system's own number. */
    static int own(int priority) {
        return Scheduling.MOST_URGENT + 1 - priority;
    }

    /** Gives the calling task a priority that it had before, the system's own number. */
    static void restore(int own) {
        TaskLib.taskPrioritySet(TaskLib.taskIdSelf(), own);
    }

    /** Asks for a class and a priority. */
    static Capability apply(Scheduling wanted, TimeSlice slice) {
        return switch (wanted) {
            case Scheduling.Ordinary ordinary -> Feature.SCHED_FIFO.answer(State.UNUSED, "ordinary scheduling");
            case Scheduling.Fifo(int priority) -> set(Feature.SCHED_FIFO, priority, State.GRANTED, "");
            case Scheduling.RoundRobin(int priority) ->
                set(Feature.SCHED_RR, priority, slice.roundRobin(), "; " + slice.detail());
            case Scheduling.Sporadic sporadic -> Feature.SCHED_SPORADIC.answer(State.ABSENT, NO_SPORADIC);
            case Scheduling.Deadline deadline -> Feature.SCHED_DEADLINE.answer(State.ABSENT, NO_DEADLINE);
        };
    }

    private static Capability set(Feature feature, int priority, State state, String rest) {
        if (priority < Scheduling.LEAST_URGENT || priority > Scheduling.MOST_URGENT) {
            return feature.answer(State.REFUSED, "a priority is " + Scheduling.LEAST_URGENT + " to "
                    + Scheduling.MOST_URGENT + ", not " + priority);
        }
        String detail = "priority " + priority + ", " + own(priority) + " of VxWorks";
        return TaskLib.taskPrioritySet(TaskLib.taskIdSelf(), own(priority)) == Abi.OK
                ? feature.answer(state, detail + rest)
                : feature.refused(detail, VxErrno.error(Native.getLastError()));
    }
}
