// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;

/**
 * The sleep of one task until another sends it an event. Events stay until they are received, so a wake that comes first is
 * not lost; one that comes too late ends the next sleep early.
 *
 * <p>Concurrency: guarded by its owner, except for {@link #sleep}.
 */
final class TaskEvents {

    private final ExecutionContext context;
    private final Ticks ticks;
    private long sleeper;

    TaskEvents(ExecutionContext context, Ticks ticks) {
        this.context = context;
        this.ticks = ticks;
    }

    /** Says that the calling task is about to sleep: from here on a wake ends the sleep. */
    void expect() {
        sleeper = context.handle(TaskLib.taskIdSelf());
    }

    /** Says that the task does not sleep any more, and may end. */
    void done() {
        sleeper = 0;
    }

    /** Wakes the task that is about to sleep, if one is. */
    void wake() {
        if (sleeper != 0 && TaskLib.eventSend(sleeper, Abi.EVENT_WAKE) != Abi.OK) {
            throw Failures.last("eventSend");
        }
    }

    /** Sleeps until a wake or a moment; it may end early for no reason. */
    void sleep(long untilNanos) {
        if (TaskLib.eventReceive(Abi.EVENT_WAKE, Abi.EVENTS_WAIT_ANY, ticks.until(untilNanos),
                Scratch.memory(Integer.BYTES).address()) != Abi.OK) {
            int error = Native.getLastError();
            if (!VxErrno.isTimeOut(error)) {
                throw Failures.of("eventReceive", error);
            }
        }
    }
}
