// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import wrt.api.platform.Capability.State;

/**
 * The turns of tasks of one priority, which the kernel lets all of them take or none.
 *
 * @param roundRobin what a carrier that asks for turns gets
 * @param detail why
 */
record TimeSlice(State roundRobin, String detail) {

    private static final TimeSlice AS_IT_IS = new TimeSlice(State.EMULATED,
            "in turn only where the kernel's time slice is on, which is for all tasks");

    /**
     * Sets the kernel's time slice.
     *
     * @param ticks of a turn; 0 leaves it as it is
     * @param context only the kernel's may
     */
    static TimeSlice of(int ticks, ExecutionContext context) {
        if (ticks == 0) {
            return AS_IT_IS;
        }
        if (!context.isKernel() || !KernelLib.PRESENT) {
            return notSet(ticks, "only the kernel sets it");
        }
        return KernelLib.kernelTimeSlice(ticks) == Abi.OK
                ? new TimeSlice(State.GRANTED, "turns of " + ticks + " ticks, of all tasks")
                : notSet(ticks, VxErrno.error(Native.getLastError()).toString());
    }

    private static TimeSlice notSet(int ticks, String why) {
        return new TimeSlice(State.EMULATED, AS_IT_IS.detail + "; time.slice " + ticks + " is not set: " + why);
    }
}
