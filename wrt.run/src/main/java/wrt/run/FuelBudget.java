// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.OptionalLong;
import wrt.api.component.FuelExhaustedException;
import wrt.core.FuelHandler;
import wrt.core.Meter;

/**
 * The fuel of one call of a core module.
 *
 * <p>Concurrency: belongs to the owner of the meter.
 */
final class FuelBudget implements FuelHandler {

    private final OptionalLong budget;
    private final String module;
    private final String export;
    private long granted;
    private boolean begun;

    FuelBudget(OptionalLong budget, String module, String export) {
        this.budget = budget;
        this.module = module;
        this.export = export;
    }

    /** From now on fuel counts; what the start function used does not. */
    void begin(Meter meter) {
        begun = true;
        granted = 0;
        meter.refill(0);
        grant(meter);
    }

    /** The fuel used since {@link #begin}. */
    long used(Meter meter) {
        return granted - meter.remaining();
    }

    @Override
    public void exhausted(Meter meter) {
        long used = used(meter);
        if (begun && budget.isPresent() && used > budget.getAsLong()) {
            throw new FuelExhaustedException(module, export, budget.getAsLong(), used);
        }
        grant(meter);
    }

    private void grant(Meter meter) {
        long used = used(meter);
        meter.refill(begun && budget.isPresent() ? budget.getAsLong() - used : Meter.MAX_FUEL);
        granted = used + meter.remaining();
    }
}
