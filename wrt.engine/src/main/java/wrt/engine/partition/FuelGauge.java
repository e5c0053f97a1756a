// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import wrt.core.Meter;

/**
 * What guests use: grants slices of fuel to the meter and charges what was used of them.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class FuelGauge {

    // Between two looks at the meter `granted` is what it was set to, so what was used is their difference. A slice
    // ends with the quantum, with the smallest budget of the calls on the stack, or after `checkFuel`, whichever comes
    // first: so a budget is exceeded by less than one basic block, and a cancellation is noticed under any policy.

    private final Meter meter;
    private final Counter total;
    private long granted;
    private long quantumLeft;

    /**
     * A gauge that has granted nothing.
     *
     * @param meter of the partition's store
     * @param total counts all fuel
     */
    FuelGauge(Meter meter, Counter total) {
        this.meter = meter;
        this.total = total;
    }

    /** Begins a quantum. */
    void quantum(long fuel) {
        quantumLeft = fuel;
    }

    /** Whether the quantum is used up. */
    boolean isQuantumUsed() {
        return quantumLeft <= 0;
    }

    /** Lets the innermost call of a stack use fuel until the next look. */
    void grant(ControlBlock innermost, long checkFuel) {
        long slice = Math.min(Math.min(quantumLeft, checkFuel), innermost.body().fuelLeft());
        for (ControlBlock each = innermost.outer; each != null; each = each.outer) {
            slice = Math.min(slice, each.body().fuelLeft());
        }
        refill(Math.max(0, slice));
    }

    /** Lets work that is no call use fuel. */
    void grantWork(long fuel) {
        refill(Math.min(fuel, Meter.MAX_FUEL));
    }

    private void refill(long fuel) {
        granted = fuel;
        meter.refill(fuel);
    }

    /** Charges what was used since the last look to the calls on the stack; says how much. */
    long settle(@Nullable ControlBlock innermost) {
        long left = meter.remaining();
        long used = granted - left;
        if (used == 0) {
            return 0;
        }
        granted = left;
        quantumLeft -= used;
        total.add(used);
        if (innermost != null) {
            innermost.account().fuel.add(used);
            innermost.body().charge(used);
            for (ControlBlock each = innermost.outer; each != null; each = each.outer) {
                each.body().charge(used);
            }
        }
        return used;
    }

    /** By how much the last grant was overdrawn. */
    long overdraw() {
        return Math.max(0, -meter.remaining());
    }
}
