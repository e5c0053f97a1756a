// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * What the calls of one function were like lately, from which its next caller learns whether to run it on its own stack.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class Route {

    // A call on its caller's stack cannot move to a fiber. If it is preempted there, each turn costs two hand-overs
    // between threads. So a function earns the caller's stack by short calls that did not wait, and loses it for a
    // while when a call on it had to be handed over. The first call of a function is made by the carrier.

    /** Calls that go by the carrier after one had to be handed over. */
    static final int PENALTY = 256;

    private boolean isShort;
    private int penalty;

    /** Whether the next call may run on its caller's stack. */
    boolean allowsCaller() {
        return isShort && penalty == 0;
    }

    /**
     * A call ended.
     *
     * @param brief whether it was short enough and did not wait
     * @param handedOver whether it ran on its caller's stack and had to be handed over
     */
    void ended(boolean brief, boolean handedOver) {
        isShort = brief;
        if (handedOver) {
            penalty = PENALTY;
        } else if (penalty > 0) {
            penalty--;
        }
    }
}
