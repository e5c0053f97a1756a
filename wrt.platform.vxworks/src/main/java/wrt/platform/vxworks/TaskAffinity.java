// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import java.util.Set;
import java.util.TreeSet;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;

/**
 * The processors that the calling task may run on, as a mask of 32 bits.
 *
 * @param cpus their numbers, from 0
 */
record TaskAffinity(Set<Integer> cpus) {

    private static final int SELF = 0;

    Capability apply() {
        if (!TaskProcessors.PRESENT) {
            return Feature.AFFINITY.answer(State.ABSENT, "cpu " + list() + ": taskCpuAffinitySet is missing");
        }
        int mask = 0;
        for (int cpu : cpus) {
            if (cpu < 0 || cpu >= Abi.CPUSET_BITS) {
                return Feature.AFFINITY.answer(State.REFUSED,
                        "processor " + cpu + " is out of range 0 to " + (Abi.CPUSET_BITS - 1));
            }
            mask |= 1 << cpu;
        }
        if (TaskProcessors.taskCpuAffinitySet(SELF, mask) != Abi.OK) {
            int error = Native.getLastError();
            return Feature.AFFINITY.refused("cpu " + list() + " of " + TaskProcessors.vxCpuConfiguredGet()
                    + " (a system for one processor has no affinity)", VxErrno.error(error));
        }
        return Feature.AFFINITY.answer(State.GRANTED, "cpu " + list());
    }

    /** The processors as a list, for example {@code 0,2}. */
    String list() {
        return String.join(",", new TreeSet<>(cpus).stream().map(String::valueOf).toList());
    }
}
