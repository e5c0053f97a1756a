// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.List;
import java.util.Set;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * What plain Java can do with memory: nothing of this.
 *
 * <p>Concurrency: immutable.
 */
public final class JavaMemory implements MemoryControl {

    private static final String NO_CALL = "the JVM has no such call";

    @Override
    public Capability lockAll() {
        return Feature.MEMORY_LOCK.answer(State.ABSENT, NO_CALL);
    }

    @Override
    public Capability unlockAll() {
        return Feature.MEMORY_LOCK.answer(State.ABSENT, NO_CALL);
    }

    @Override
    public List<NumaNode> nodes() {
        return List.of();
    }

    @Override
    public Capability policy(NumaPolicy policy, Set<Integer> nodes) {
        return Feature.NUMA.answer(State.ABSENT, NO_CALL);
    }

    @Override
    public MemoryDomain domain(String name, long bytes) {
        throw new PlatformException(Kind.ABSENT, "memory domain '" + name + "': " + NO_CALL);
    }
}
