// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.ObjectLimit;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * What all channels of a backend have in common.
 *
 * @param channelFlags with which they are created
 * @param clock of their deadlines
 * @param guard of their deadlines
 * @param limit counts them
 */
record ChannelContext(int channelFlags, MonotonicClock clock, DeadlineGuard guard, ObjectLimit limit) {

    /** Whether a receiver runs at its sender's priority. */
    boolean lends() {
        return (channelFlags & Abi.CHF_FIXED_PRIORITY) == 0;
    }

    /** Limits the next call of this thread, where it blocks in one of the states. */
    void limitNext(int states, long deadlineNanos) {
        MemorySegment memory = CallMemory.get();
        memory.set(ValueLayout.JAVA_LONG, 0, clock.kernelNanos(deadlineNanos));
        Failures.check("TimerTimeout", Neutrino.TimerTimeout_r(Abi.CLOCK_MONOTONIC, states | Abi.TIMER_ABSTIME, 0,
                memory.address(), 0));
    }
}
