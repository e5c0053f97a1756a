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
import wrt.platform.macos.system.Errno;
import wrt.platform.macos.system.Pthreads;

/**
 * A fixed priority of the calling thread. The system has {@value #LEAST} to {@value #MOST}, so three priorities of the
 * seam share each.
 *
 * @param policy the system's number of the class
 * @param priority 1 to 99
 */
record FixedPriority(int policy, int priority) {

    /** The least urgent that the system allows for these classes. */
    static final int LEAST = 15;
    /** The most urgent. */
    static final int MOST = 47;

    /** That of ordinary threads. */
    private static final int ORDINARY = 31;

    /** The system's own number. */
    int own() {
        return LEAST + (priority - Scheduling.LEAST_URGENT) * (MOST - LEAST)
                / (Scheduling.MOST_URGENT - Scheduling.LEAST_URGENT);
    }

    /** Gives the calling thread the system's ordinary priority. */
    static void end() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocate(Abi.SCHED_PARAM_BYTES, Integer.BYTES);
            parameters.set(ValueLayout.JAVA_INT, 0, ORDINARY);
            Pthreads.pthread_setschedparam(Pthreads.pthread_self(), Pthreads.SCHED_OTHER, parameters.address());
        }
    }

    Capability apply(Feature feature) {
        if (priority < Scheduling.LEAST_URGENT || priority > Scheduling.MOST_URGENT) {
            return feature.answer(State.REFUSED, "a priority is 1 to 99, not " + priority);
        }
        String detail = "priority " + priority + ", " + own() + " of macOS";
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocate(Abi.SCHED_PARAM_BYTES, Integer.BYTES);
            parameters.set(ValueLayout.JAVA_INT, 0, own());
            int error = Pthreads.pthread_setschedparam(Pthreads.pthread_self(), policy, parameters.address());
            return error == 0
                    ? feature.answer(State.GRANTED, detail)
                    : feature.refused(detail, Errno.error(error));
        }
    }
}
