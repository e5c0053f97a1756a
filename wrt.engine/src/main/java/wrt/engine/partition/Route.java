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

    /** Fuel and ns of calls that are not worth to be timed each. */
    private static final long TINY_FUEL = 1_000;
    private static final long TINY_NANOS = 2_000;

    private boolean isShort;
    private long lastFuel = Long.MAX_VALUE;
    private long lastShortFuel;
    private long lastNanos = Long.MAX_VALUE;
    private int penalty;

    /** Whether the next call may run on its caller's stack. */
    boolean allowsCaller() {
        return isShort && penalty == 0;
    }

    /** Whether the next call is likely to take not much longer than it takes to measure the time. */
    boolean isTiny() {
        return lastFuel <= TINY_FUEL && lastNanos <= TINY_NANOS;
    }

    /** How long the call took that ended last. */
    void took(long nanos) {
        lastNanos = nanos;
    }

    /**
     * A call ended.
     *
     * @param fuel what it used, or {@link Long#MAX_VALUE} if it waited
     * @param shortFuel what a call may use to be short
     * @param handedOver whether it ran on its caller's stack and had to be handed over
     */
    void ended(long fuel, long shortFuel, boolean handedOver) {
        if (fuel == lastFuel && shortFuel == lastShortFuel && !handedOver && penalty == 0) {
            return; // as the call before
        }
        lastFuel = fuel;
        lastShortFuel = shortFuel;
        isShort = fuel <= shortFuel;
        if (handedOver) {
            penalty = PENALTY;
        } else if (penalty > 0) {
            penalty--;
        }
    }
}
