// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.platform.macos.system.Mach;

/**
 * Memory of Mach.
 *
 * <p>Concurrency: immutable.
 */
final class MachMemory implements MemoryControl {

    static final Capability NO_LOCK = Feature.MEMORY_LOCK.answer(State.ABSENT,
            "macOS's mlockall answers ENOSYS; it locks ranges only");
    static final Capability NO_NODES = Feature.NUMA.answer(State.ABSENT, "macOS has one node");

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,31}");

    @Override
    public Capability lockAll() {
        return NO_LOCK;
    }

    @Override
    public Capability unlockAll() {
        return NO_LOCK;
    }

    @Override
    public List<NumaNode> nodes() {
        return List.of();
    }

    @Override
    public Capability policy(NumaPolicy policy, Set<Integer> nodes) {
        return NO_NODES;
    }

    @Override
    public MemoryDomain domain(String name, long bytes) {
        if (!NAME.matcher(name).matches()) {
            throw new PlatformException(Kind.INVALID,
                    "a domain's name has 1 to 31 characters of a-z 0-9 -, unlike '" + name + "'");
        }
        int page = Mach.getpagesize();
        if (bytes < 1 || bytes > Long.MAX_VALUE - page) {
            throw new PlatformException(Kind.INVALID, "a domain has 1 byte or more, not " + bytes);
        }
        return MachDomain.create(name, Math.ceilDiv(bytes, page) * page);
    }
}
