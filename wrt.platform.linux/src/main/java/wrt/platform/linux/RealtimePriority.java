// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * A fixed priority under {@code SCHED_FIFO}: the thread runs until it sleeps or a more urgent one is ready.
 *
 * @param value 1 to 99
 */
record RealtimePriority(int value) {

    /**
     * Raises the calling thread; threads that it creates do not inherit the priority.
     *
     * @return what the kernel said
     */
    Capability apply() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocate(ValueLayout.JAVA_INT);
            parameters.set(ValueLayout.JAVA_INT, 0, value);
            int policy = Libc.SCHED_FIFO | Libc.SCHED_RESET_ON_FORK;
            if (Libc.sched_setscheduler(0, policy, parameters.address()) == 0) {
                return Feature.SCHED_FIFO.answer(State.GRANTED, "priority " + value);
            }
            int error = Libc.errno();
            return Feature.SCHED_FIFO.refused("priority " + value + advice(error), Errno.error(error));
        }
    }

    private static String advice(int error) {
        if (error == Errno.EPERM.number()) {
            return " (it takes the capability CAP_SYS_NICE, or a limit 'rtprio' (ulimit -r) of this priority)";
        }
        return error == Errno.EINVAL.number() ? " (a priority is 1 to 99)" : "";
    }
}
