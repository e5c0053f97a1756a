// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import wrt.api.platform.EventQueue.Interest;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.Sleeper;

/**
 * The sleep of one task until another sends it an event. Events stay until they are received, so a wake that comes first is
 * not lost; one that comes too late ends the next sleep early.
 *
 * <p>Concurrency: guarded by its owner, except for {@link #sleep}.
 */
final class TaskEvents implements Sleeper {

    /** Why there are no descriptors. */
    static final String NO_DESCRIPTORS = "a wait for descriptors and events of VxWorks at once is not bound";

    private final ExecutionContext context;
    private final Ticks ticks;
    private long sleeper;

    TaskEvents(ExecutionContext context, Ticks ticks) {
        this.context = context;
        this.ticks = ticks;
    }

    @Override
    public void expect() {
        sleeper = context.handle(TaskLib.taskIdSelf());
    }

    @Override
    public void done() {
        sleeper = 0;
    }

    @Override
    public void wake() {
        if (sleeper != 0 && EventLib.eventSend(sleeper, Abi.EVENT_WAKE) != Abi.OK) {
            throw Failures.last("eventSend");
        }
    }

    @Override
    public void sleep(long untilNanos) {
        if (EventLib.eventReceive(Abi.EVENT_WAKE, Abi.EVENTS_WAIT_ANY | Abi.EVENTS_KEEP_UNWANTED,
                ticks.until(untilNanos),
                CallMemory.get().address()) != Abi.OK) {
            int error = Native.getLastError();
            if (!VxErrno.isTimeOut(error)) {
                throw Failures.of("eventReceive", error);
            }
        }
    }

    @Override
    public Watch watch(int descriptor, Interest interest) {
        throw new PlatformException(Kind.ABSENT, NO_DESCRIPTORS);
    }

    @Override
    public void close() {
        // Its owner has woken who sleeps, and the system holds nothing for it.
    }
}
