// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;

/** The adapter for any type: moves each value out of one guest into the other, without Java objects in between. */
final class ValueAdapter implements Adapter {

    private final RuntimeInstance caller;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final LiftedFunction callee;
    private final RuntimeInstance[] entering;
    private @Nullable ValueCall idle;

    ValueAdapter(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, LiftedFunction callee) {
        this.caller = caller;
        this.plan = plan;
        this.options = options;
        this.callee = callee;
        this.entering = callee.instance().enteringSet(caller);
    }

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        ValueCall call = take();
        idle = call.run(plan, frame) ? call : null;
    }

    // Taken while it is in use, as the callee may be left in the middle and another stack may call it meanwhile.
    private ValueCall take() {
        ValueCall kept = idle;
        idle = null;
        return kept != null ? kept : new ValueCall(options, callee, entering);
    }
}
