// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;
import wrt.core.meter.MeterAccess;
import wrt.core.meter.Register;

/**
 * Fuel and call depth of one store. All instances of a store share it.
 *
 * <p>Fuel is counted in the units of the cost model, within +/- {@value #MAX_FUEL}. Guest code charges the whole of a
 * basic block when it enters the block, and reads the rest of the quantum at check points, so a quantum may be overdrawn
 * by what lies between two of them. Calls to host functions see the exact count.
 *
 * <p>Concurrency: owned by one thread at a time, without locks. Handing a store to another thread needs a
 * happens-before edge, which every queue, lock or fiber hand-over gives.
 */
@ProviderType
public final class Meter {

    /** Largest amount of fuel that the register holds: 2^45 - 1. */
    public static final long MAX_FUEL = Register.MAX_FUEL;

    /** Largest call depth that can be configured. */
    public static final int MAX_CALL_DEPTH = 100_000;

    /** Call depth where nothing else is configured. */
    public static final int DEFAULT_CALL_DEPTH = 1024;

    static {
        MeterAccess.provide(meter -> meter.register);
    }

    private final Register register;

    /**
     * A meter without fuel: the guest's first check point calls the handler.
     *
     * @param handler what to do when the quantum is used up
     * @param callDepthLimit how many calls of functions that call others may be nested, 1 to {@value #MAX_CALL_DEPTH};
     *     one more is {@link TrapKind#CALL_STACK_EXHAUSTED}, whatever the state of the JIT
     */
    public Meter(FuelHandler handler, int callDepthLimit) {
        if (callDepthLimit < 1 || callDepthLimit > MAX_CALL_DEPTH) {
            throw new IllegalArgumentException(
                    "callDepthLimit must be 1 to " + MAX_CALL_DEPTH + ", not " + callDepthLimit);
        }
        register = new Register(() -> handler.exhausted(this), callDepthLimit);
    }

    /** What is left of the current quantum; negative when it is overdrawn. */
    public long remaining() {
        return register.fuel();
    }

    /** Sets what is left, limited to {@value #MAX_FUEL}. Add the overdraw yourself if it shall count. */
    public void refill(long fuel) {
        register.fuel(fuel);
    }

    /** The limit of the call depth. */
    public int callDepthLimit() {
        return register.depthLimit();
    }

    /** The call depth of the running guest stack, to be kept while another one runs. */
    public long saveDepth() {
        return register.depth();
    }

    /** Makes a guest stack's call depth current; 0 for a fresh stack. */
    public void restoreDepth(long saved) {
        register.depth(saved);
    }
}
