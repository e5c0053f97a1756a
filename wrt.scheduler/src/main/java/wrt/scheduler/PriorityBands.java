// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

/**
 * How the seed's eight priority levels lie in the 256 priorities: level {@code n} is the band of the 32 priorities
 * {@code 32 n} to {@code 32 n + 31}.
 *
 * <p>A deployment that thinks in the seed's levels gives a component the lowest priority of the level's band; the 31
 * above it order what is inside one level.
 *
 * <p>Source: seed, "Task Manager" ({@code priority_levels(8)}).
 */
final class PriorityBands {

    /** How many there are. */
    static final int COUNT = 8;

    /** How many priorities are in each. */
    static final int WIDTH = PriorityBased.LEVELS / COUNT;

    private PriorityBands() {
    }

    /** The band of a priority, 0 to 7. */
    static int of(int priority) {
        return priority / WIDTH;
    }
}
