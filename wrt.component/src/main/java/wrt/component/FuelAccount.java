// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.api.component.FuelExhaustedException;
import wrt.core.FuelHandler;
import wrt.core.Meter;

/**
 * Enforces the fuel budgets of calls in a store without an engine: grants fuel until the budget of the innermost bounded
 * call is used up, then ends that call.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class FuelAccount implements FuelHandler {

    private static final long QUANTUM = 1L << 40;

    private long granted;
    private long limit = Long.MAX_VALUE;
    private @Nullable Task bounded;

    /** All fuel used in the store so far. */
    private long used(Meter meter) {
        return granted - meter.remaining();
    }

    /** Runs a task within its budget, and within those of the calls around it. */
    void run(Task task, Meter meter, Runnable body) {
        long start = used(meter);
        long outerLimit = limit;
        Task outerBounded = bounded;
        long budget = task.fuelBudget();
        if (budget < outerLimit - start) {
            limit = start + budget;
            bounded = task;
        }
        grant(meter);
        try {
            body.run();
        } finally {
            task.charge(used(meter) - start);
            limit = outerLimit;
            bounded = outerBounded;
            grant(meter);
        }
    }

    @Override
    public void exhausted(Meter meter) {
        Task task = bounded;
        if (task != null && used(meter) > limit) {
            long consumed = used(meter) - (limit - task.fuelBudget());
            throw new FuelExhaustedException(task.component(), task.export(), task.fuelBudget(), consumed);
        }
        grant(meter);
    }

    /** Leaves the meter with what may be used before the next decision. */
    private void grant(Meter meter) {
        long used = used(meter);
        long remaining = Math.min(QUANTUM, limit - used);
        meter.refill(remaining);
        granted = used + meter.remaining();
    }
}
