// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.program;

import java.util.List;

/**
 * A random program: what the host does, and what the bodies of calls do.
 *
 * @param seed from which it was made
 * @param world in which it runs
 * @param actions of the host, in order
 * @param bodies of calls and threads
 */
public record Program(long seed, int world, List<Action> actions, List<List<Step>> bodies) {

    /** A copy. */
    public Program {
        actions = List.copyOf(actions);
        bodies = bodies.stream().map(List::copyOf).toList();
    }

    /** How much there is to do. */
    public int size() {
        return actions.size() + bodies.stream().mapToInt(List::size).sum();
    }
}
