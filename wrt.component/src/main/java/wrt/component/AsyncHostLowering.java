// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;
import wrt.core.HostBody;

/**
 * An asynchronous call of an async function of the host.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
final class AsyncHostLowering implements HostBody {

    private final RuntimeInstance caller;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final HostFunctionInst callee;

    AsyncHostLowering(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, HostFunctionInst callee) {
        this.caller = caller;
        this.plan = plan;
        this.options = options;
        this.callee = callee;
    }

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        HostCallResult call = new HostCallResult(callee, plan, options, caller.runningThread(), frame.clone());
        call.begin();
        frame[0] = call.subtask().packed(caller, call::requestCancellation);
    }
}
