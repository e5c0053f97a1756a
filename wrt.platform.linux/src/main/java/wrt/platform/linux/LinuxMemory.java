// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * Locked memory, policies for nodes, and mappings as domains.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: mlockall(2), set_mempolicy(2), memfd_create(2).
 */
final class LinuxMemory implements MemoryControl {

    // Pages are locked when they are first touched: the JVM reserves far more than it ever uses.
    private static final int CURRENT_FUTURE_ONFAULT = 1 | 2 | 4;
    private static final int MASK_WORDS = 16;
    private static final long DEFAULT_POLICY = 0;
    private static final long NO_MODE = 0x7fff;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,31}");

    private final long setMempolicy;
    private final NumaTopology topology;
    private final boolean numaAwareness;
    private final int answer;
    private volatile Capability locked = Feature.MEMORY_LOCK.answer(State.UNUSED, "memory is not locked");

    LinuxMemory(long setMempolicy, NumaTopology topology, boolean numaAwareness) {
        this.setMempolicy = setMempolicy;
        this.topology = topology;
        this.numaAwareness = numaAwareness;
        // No such mode is an invalid argument, and changes nothing, unless a sandbox refuses the call.
        answer = Libc.syscall(setMempolicy, NO_MODE, 0, 0, 0, 0, 0) == 0 ? 0 : Libc.errno();
    }

    @Override
    public Capability lockAll() {
        locked = Libc.mlockall(CURRENT_FUTURE_ONFAULT) == 0
                ? Feature.MEMORY_LOCK.answer(State.GRANTED, "mlockall, each page from its first use")
                : Feature.MEMORY_LOCK.refused("mlockall (it takes CAP_IPC_LOCK, or 'ulimit -l' of all memory)",
                        Errno.error(Libc.errno()));
        return locked;
    }

    @Override
    public Capability unlockAll() {
        if (Libc.munlockall() != 0) {
            return Feature.MEMORY_LOCK.refused("munlockall", Errno.error(Libc.errno()));
        }
        locked = Feature.MEMORY_LOCK.answer(State.UNUSED, "memory is not locked");
        return locked;
    }

    Capability locked() {
        return locked;
    }

    Capability numa() {
        if (topology.nodes().isEmpty()) {
            return Feature.NUMA.answer(State.ABSENT, "the kernel tells of no nodes");
        }
        String nodes = topology.nodes().size() + (topology.nodes().size() == 1 ? " node" : " nodes");
        if (answer != Errno.EINVAL.number()) {
            return Feature.NUMA.refused(nodes + ", set_mempolicy", Errno.error(answer));
        }
        return numaAwareness
                ? Feature.NUMA.answer(State.GRANTED, nodes)
                : Feature.NUMA.answer(State.UNUSED, nodes + "; 'numa.awareness' is off");
    }

    /** Memory of the node of these processors for the calling thread; the answer, where there are several nodes. */
    Optional<Capability> follow(Set<Integer> cpus) {
        Set<Integer> nodes = topology.of(cpus);
        return numaAwareness && topology.nodes().size() > 1 && nodes.size() == 1
                ? Optional.of(policy(NumaPolicy.PREFERRED, nodes))
                : Optional.empty();
    }

    /** The calling thread has memory from wherever it runs again. */
    void followNobody() {
        if (numaAwareness && topology.nodes().size() > 1) {
            Libc.syscall(setMempolicy, DEFAULT_POLICY, 0, 0, 0, 0, 0);
        }
    }

    @Override
    public List<NumaNode> nodes() {
        return topology.nodes();
    }

    @Override
    public Capability policy(NumaPolicy policy, Set<Integer> nodes) {
        Set<Integer> wanted = new TreeSet<>(nodes);
        String what = policy + " " + wanted;
        int most = MASK_WORDS * Long.SIZE;
        if (wanted.stream().anyMatch(node -> node < 0 || node >= most)) {
            return Feature.NUMA.answer(State.REFUSED, what + ": a node is 0 to " + (most - 1));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocateFrom(ValueLayout.JAVA_LONG, CpuList.mask(wanted, MASK_WORDS));
            boolean local = policy == NumaPolicy.LOCAL;
            // The kernel counts the bits from 1.
            long result = Libc.syscall(setMempolicy, mode(policy), local ? 0 : mask.address(), local ? 0 : most + 1, 0,
                    0, 0);
            return result == 0
                    ? Feature.NUMA.answer(State.GRANTED, what)
                    : Feature.NUMA.refused(what, Errno.error(Libc.errno()));
        }
    }

    private static long mode(NumaPolicy policy) {
        return switch (policy) {
            case PREFERRED -> 1;
            case BIND -> 2;
            case INTERLEAVE -> 3;
            case LOCAL -> 4;
        };
    }

    @Override
    public MemoryDomain domain(String name, long bytes) {
        if (!NAME.matcher(name).matches()) {
            throw new PlatformException(Kind.INVALID,
                    "a domain's name has 1 to 31 characters of a-z 0-9 -, unlike '" + name + "'");
        }
        int page = Libc.getpagesize();
        if (bytes < 1 || bytes > Long.MAX_VALUE - page) {
            throw new PlatformException(Kind.INVALID, "a domain has 1 byte or more, not " + bytes);
        }
        return MappedDomain.create(name, Math.ceilDiv(bytes, page) * page);
    }
}
