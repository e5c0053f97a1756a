// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.osgi.annotation.versioning.ProviderType;

/** The call used up its fuel budget and was ended. */
@ProviderType
public final class FuelExhaustedException extends CallException {

    private static final long serialVersionUID = 1L;

    private final long budget;
    private final long consumed;

    /**
     * A call out of fuel that is no task of the engine.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param budget the fuel it was given
     * @param consumed the fuel it had used when it was ended
     */
    public FuelExhaustedException(String component, String export, long budget, long consumed) {
        this(component, export, 0, budget, consumed);
    }

    /**
     * A call out of fuel.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param task the identity of its task
     * @param budget the fuel it was given
     * @param consumed the fuel it had used when it was ended, above the budget by less than what lies between two check
     *     points
     */
    public FuelExhaustedException(String component, String export, long task, long budget, long consumed) {
        super(component, export, task, "fuel exhausted: budget " + budget + ", consumed " + consumed, null);
        this.budget = budget;
        this.consumed = consumed;
    }

    /**
     * The fuel that the call was given.
     *
     * @return fuel
     */
    public long budget() {
        return budget;
    }

    /**
     * The fuel that the call had used when it was ended.
     *
     * @return fuel
     */
    public long consumed() {
        return consumed;
    }
}
