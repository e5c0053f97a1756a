// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.engine.platform.ProcessorMask;

/**
 * The processors that the calling task may run on.
 *
 * @param mask of those
 */
record TaskAffinity(ProcessorMask mask) {

    /** Frees the calling task: the empty set is every processor; taskCpuAffinitySet. */
    static void free() {
        if (TaskProcessors.PRESENT) {
            TaskProcessors.taskCpuAffinitySet(TaskLib.taskIdSelf(), 0);
        }
    }

    Capability apply() {
        if (!TaskProcessors.PRESENT) {
            return Feature.AFFINITY.answer(State.ABSENT, "cpu " + mask.list() + ": taskCpuAffinitySet is missing");
        }
        return mask.refusal().orElseGet(this::bind);
    }

    private Capability bind() {
        if (TaskProcessors.taskCpuAffinitySet(TaskLib.taskIdSelf(), mask.bits()) != Abi.OK) {
            int error = Native.getLastError();
            return Feature.AFFINITY.refused("cpu " + mask.list() + " of " + TaskProcessors.vxCpuConfiguredGet()
                    + " (a system for one processor has no affinity)", VxErrno.error(error));
        }
        return Feature.AFFINITY.answer(State.GRANTED, "cpu " + mask.list());
    }
}
