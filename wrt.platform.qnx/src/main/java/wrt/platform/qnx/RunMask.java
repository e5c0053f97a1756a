// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.engine.platform.ProcessorMask;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * The processors that a thread may run on.
 *
 * <p>Source: QNX library reference, ThreadCtl, _NTO_TCTL_RUNMASK.
 *
 * @param mask of those
 */
record RunMask(ProcessorMask mask) {

    private static final long EVERY = 0xffff_ffffL;

    /** Binds the calling thread. */
    Capability apply() {
        return mask.refusal().orElseGet(this::bind);
    }

    /** Frees the calling thread: every processor, as a thread has it from the start. */
    static void free() {
        Neutrino.ThreadCtl_r(Abi.TCTL_RUNMASK, EVERY);
    }

    private Capability bind() {
        // The data is the mask itself, not a pointer to it.
        int error = Errno.number(Neutrino.ThreadCtl_r(Abi.TCTL_RUNMASK, Integer.toUnsignedLong(mask.bits())));
        return error == 0
                ? Feature.AFFINITY.answer(State.GRANTED, "cpu " + mask.list())
                : Feature.AFFINITY.refused("cpu " + mask.list() + (Errno.EINVAL.is(error)
                        ? " (there is no such processor)"
                        : ""), Errno.error(error));
    }
}
