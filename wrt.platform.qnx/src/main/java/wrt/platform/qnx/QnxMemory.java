// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.List;
import java.util.Set;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MemoryDomain;
import wrt.engine.platform.JavaMemory;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Posix;

/**
 * Memory that stays in place; QNX has neither nodes nor domains that a program could choose.
 *
 * <p>Concurrency: safe from any thread.
 */
final class QnxMemory implements MemoryControl {

    private final JavaMemory rest = new JavaMemory();
    private volatile Capability locked = Feature.MEMORY_LOCK.answer(State.UNUSED, "not asked for");

    /** What the system answered last. */
    Capability locked() {
        return locked;
    }

    @Override
    public Capability lockAll() {
        return remember("mlockall", Posix.mlockall(Abi.MCL_CURRENT_AND_FUTURE), State.GRANTED, "all memory");
    }

    @Override
    public Capability unlockAll() {
        return remember("munlockall", Posix.munlockall(), State.UNUSED, "given back");
    }

    private Capability remember(String call, int result, State state, String detail) {
        int error = Posix.errno();
        locked = result == 0
                ? Feature.MEMORY_LOCK.answer(state, detail)
                : Feature.MEMORY_LOCK.refused(call + (Errno.EPERM.is(error)
                        ? " (it takes the ability PROCMGR_AID_MEM_LOCK)"
                        : ""), Errno.error(error));
        return locked;
    }

    @Override
    public List<NumaNode> nodes() {
        return rest.nodes();
    }

    @Override
    public Capability policy(NumaPolicy policy, Set<Integer> nodes) {
        return rest.policy(policy, nodes);
    }

    @Override
    public MemoryDomain domain(String name, long bytes) {
        return rest.domain(name, bytes);
    }
}
