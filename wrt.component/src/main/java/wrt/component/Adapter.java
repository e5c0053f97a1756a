// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FlatSignature;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;
import wrt.core.HostBody;

/**
 * A call from one guest to another: the body of a lowered function whose callee is a lifted one. Made once per pair.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
sealed interface Adapter extends HostBody permits FlatAdapter, ValueAdapter {

    /**
     * The adapter that fits a pair.
     *
     * @param caller the instance that calls
     * @param plan of the lower side
     * @param options of the lower side
     * @param callee the lifted function
     */
    static Adapter of(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, LiftedFunction callee) {
        FlatSignature flat = callee.flat();
        return flat != null ? new FlatAdapter(caller, callee, flat) : new ValueAdapter(caller, plan, options, callee);
    }
}
