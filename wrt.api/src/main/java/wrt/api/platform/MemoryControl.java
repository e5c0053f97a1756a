// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the system does with the memory of this program.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface MemoryControl {

    /** Where a thread's new memory comes from. */
    enum NumaPolicy {
        /** From the node on which the thread runs. */
        LOCAL,
        /** From the given nodes while they have any. */
        PREFERRED,
        /** From the given nodes only. */
        BIND,
        /** From the given nodes in turn. */
        INTERLEAVE
    }

    /**
     * A node of a machine whose memory is not equally far from all processors.
     *
     * @param number from 0
     * @param cpus its processors, as the system writes lists: {@code 0-3,7}
     * @param distances to every node, by number; 10 is its own
     */
    record NumaNode(int number, String cpus, List<Integer> distances) {

        /** Takes a copy. */
        public NumaNode {
            distances = List.copyOf(distances);
        }
    }

    /**
     * Keeps all memory of this program, and what it gets later, from being paged out.
     *
     * @return how the system answered; never throws
     */
    Capability lockAll();

    /**
     * Allows paging again.
     *
     * @return how the system answered; never throws
     */
    Capability unlockAll();

    /**
     * The nodes of this machine.
     *
     * @return at least one if the capability {@link Feature#NUMA} is granted, none if it is absent
     */
    List<NumaNode> nodes();

    /**
     * Says where the calling thread's new memory comes from.
     *
     * @param policy the policy
     * @param nodes numbers of nodes; empty for {@link NumaPolicy#LOCAL}
     * @return how the system answered; never throws
     */
    Capability policy(NumaPolicy policy, Set<Integer> nodes);

    /**
     * Creates memory with an access right of its own, readable and writable at first.
     *
     * @param name for people and for the system, at most 31 characters of {@code a-z 0-9 -}
     * @param bytes its size, rounded up to whole pages
     * @return the domain, which the caller closes
     * @throws PlatformException of kind ABSENT if the capability {@link Feature#MEMORY_DOMAINS} is absent
     */
    MemoryDomain domain(String name, long bytes);
}
