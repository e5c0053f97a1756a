// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * Memory of VxWorks, which pages nothing out.
 *
 * <p>Concurrency: safe from any thread.
 */
final class VxWorksMemory implements MemoryControl {

    static final Capability LOCKED = Feature.MEMORY_LOCK.answer(State.GRANTED, "VxWorks pages nothing out");
    static final Capability NO_NODES = Feature.NUMA.answer(State.ABSENT, "VxWorks has no nodes");

    static final String NO_REGIONS = "the system is configured without shared data regions";

    private static final long PAGE = 4096;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,31}");
    private static final AtomicLong NUMBER = new AtomicLong();

    private final ExecutionContext context;

    VxWorksMemory(ExecutionContext context) {
        this.context = context;
    }

    @Override
    public Capability lockAll() {
        return LOCKED;
    }

    @Override
    public Capability unlockAll() {
        return LOCKED;
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
        if (!SdLib.PRESENT) {
            throw new PlatformException(Kind.ABSENT, "memory domain '" + name + "': " + NO_REGIONS);
        }
        if (!NAME.matcher(name).matches()) {
            throw new PlatformException(Kind.INVALID,
                    "a domain's name has 1 to 31 characters of a-z 0-9 -, unlike '" + name + "'");
        }
        if (bytes < 1 || bytes > Long.MAX_VALUE - PAGE) {
            throw new PlatformException(Kind.INVALID, "a domain has 1 byte or more, not " + bytes);
        }
        // A name with a slash is public: the number keeps two domains, and two programs, apart.
        String systemName = "/wrt-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + "-" + name;
        return new SharedRegion(name, systemName, Math.ceilDiv(bytes, PAGE) * PAGE, context);
    }
}
