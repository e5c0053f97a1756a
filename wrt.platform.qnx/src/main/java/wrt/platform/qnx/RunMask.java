// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.Set;
import java.util.TreeSet;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * The processors that a thread may run on, as a mask of 32 bits.
 *
 * <p>Source: QNX library reference, ThreadCtl, _NTO_TCTL_RUNMASK.
 *
 * @param cpus their numbers, from 0
 */
record RunMask(Set<Integer> cpus) {

    /** Binds the calling thread. */
    Capability apply() {
        int mask = 0;
        for (int cpu : cpus) {
            if (cpu < 0 || cpu >= Integer.SIZE) {
                return Feature.AFFINITY.answer(State.REFUSED,
                        "processor " + cpu + " is out of range 0 to " + (Integer.SIZE - 1));
            }
            mask |= 1 << cpu;
        }
        // The data is the mask itself, not a pointer to it.
        int error = Errno.number(Neutrino.ThreadCtl_r(Abi.TCTL_RUNMASK, Integer.toUnsignedLong(mask)));
        return error == 0
                ? Feature.AFFINITY.answer(State.GRANTED, "cpu " + list())
                : Feature.AFFINITY.refused("cpu " + list() + (Errno.EINVAL.is(error)
                        ? " (there is no such processor)"
                        : ""), Errno.error(error));
    }

    /** The processors as a list, for example {@code 0,2}. */
    String list() {
        return String.join(",", new TreeSet<>(cpus).stream().map(String::valueOf).toList());
    }
}
