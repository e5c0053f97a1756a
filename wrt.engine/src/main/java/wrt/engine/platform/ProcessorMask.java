// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;

/**
 * The processors that a thread may run on, for systems that take them as a mask of 32 bits.
 *
 * @param cpus their numbers, from 0
 */
public record ProcessorMask(Set<Integer> cpus) {

    /** Takes a copy. */
    public ProcessorMask {
        cpus = Set.copyOf(cpus);
    }

    /**
     * The answer for processors that such a mask does not have.
     *
     * @return empty if it has all of them
     */
    public Optional<Capability> refusal() {
        return cpus.stream().filter(cpu -> cpu < 0 || cpu >= Integer.SIZE).sorted().findFirst()
                .map(cpu -> Feature.AFFINITY.answer(State.REFUSED,
                        "processor " + cpu + " is out of range 0 to " + (Integer.SIZE - 1)));
    }

    /**
     * The mask.
     *
     * @return bit n for processor n
     */
    public int bits() {
        return cpus.stream().mapToInt(cpu -> 1 << cpu).reduce(0, (one, other) -> one | other);
    }

    /**
     * The processors as a list.
     *
     * @return for example {@code 0,2}
     */
    public String list() {
        return String.join(",", new TreeSet<>(cpus).stream().map(String::valueOf).toList());
    }
}
