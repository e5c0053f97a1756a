// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import wrt.core.TrapException;
import wrt.core.TrapKind;

/**
 * Fuel and call depth in one 64-bit word, so that one test sees the end of either; and what else the instances of a store
 * share.
 *
 * <p>Concurrency: owned by the thread that owns the store.
 */
public final class Register {

    /*
     * Bits 18 to 63: fuel, signed. Bits 0 to 17: call depth, biased so that bit 17 is set when the limit is passed. A
     * charge of c subtracts c << 18, a call adds 1. Neither can disturb the other: the depth never exceeds the limit by
     * more than one, and a borrow out of the fuel leaves at the top.
     */

    /** Position of the fuel. */
    public static final int FUEL_SHIFT = 18;

    /** The bits of the call depth. */
    public static final long DEPTH_MASK = (1L << FUEL_SHIFT) - 1;

    /** Set when the depth is above its limit. */
    public static final long DEPTH_OVERFLOW = 1L << (FUEL_SHIFT - 1);

    /** What a check point tests: fuel below zero, or depth above its limit. */
    public static final long STOP_MASK = Long.MIN_VALUE | DEPTH_OVERFLOW;

    /** Largest fuel. */
    public static final long MAX_FUEL = (1L << (63 - FUEL_SHIFT)) - 1;

    /** The word; generated code reads and writes it. */
    public long value;

    /** What function references of the store are. */
    public final FunctionNumbers functions = new FunctionNumbers();

    private int exceptions;

    private final Runnable exhausted;
    private final int depthLimit;
    private final long depthBias;

    /** No fuel, depth 0. */
    public Register(Runnable exhausted, int depthLimit) {
        this.exhausted = exhausted;
        this.depthLimit = depthLimit;
        this.depthBias = DEPTH_OVERFLOW - depthLimit - 1;
        this.value = depthBias;
    }

    /** A number for a reference to an exception: one that was not given out for 2^31 others. */
    public int nextException() {
        return exceptions++ & Integer.MAX_VALUE;
    }

    /** Fuel left. */
    public long fuel() {
        return value >> FUEL_SHIFT;
    }

    /** Sets the fuel left, within the range of the word. */
    public void fuel(long fuel) {
        long clamped = Math.clamp(fuel, -MAX_FUEL, MAX_FUEL);
        value = clamped << FUEL_SHIFT | value & DEPTH_MASK;
    }

    /** The limit of the depth. */
    public int depthLimit() {
        return depthLimit;
    }

    /** Current depth. */
    public long depth() {
        return (value & DEPTH_MASK) - depthBias;
    }

    /** Sets the depth. */
    public void depth(long depth) {
        value = value & ~DEPTH_MASK | depth + depthBias & DEPTH_MASK;
    }

    /** The depth as it is in the word, for {@link #leave}. */
    public long depthBits() {
        return value & DEPTH_MASK;
    }

    /** Counts a call of the host into a guest, and returns the depth before it. */
    public long enter() {
        long before = value & DEPTH_MASK;
        value++;
        return before;
    }

    /** Goes back to a depth, however the call ended. */
    public void leave(long before) {
        value = value & ~DEPTH_MASK | before;
    }

    /**
     * The slow path of a check point: the caller's copy of the word says stop.
     *
     * @param word fuel and depth as the guest counts them; becomes the value
     */
    public void stop(long word) {
        value = word;
        if ((word & DEPTH_OVERFLOW) != 0) {
            throw new TrapException(TrapKind.CALL_STACK_EXHAUSTED);
        }
        if (word < 0) {
            exhausted.run();
            // Other stacks may have run meanwhile; this one goes on at its own depth.
            value = value & ~DEPTH_MASK | word & DEPTH_MASK;
        }
    }
}
