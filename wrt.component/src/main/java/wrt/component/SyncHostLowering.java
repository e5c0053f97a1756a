// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;
import wrt.core.HostBody;

/**
 * A synchronous call of an async function of the host: the caller's thread waits until the host's stage is complete.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
final class SyncHostLowering implements HostBody {

    private final RuntimeInstance caller;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final HostFunctionInst callee;

    SyncHostLowering(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, HostFunctionInst callee) {
        this.caller = caller;
        this.plan = plan;
        this.options = options;
        this.callee = callee;
    }

    @Override
    public void call(long[] frame) {
        new SyncOperation(caller).run(thread -> {
            HostCallResult call = new HostCallResult(callee, plan, options, thread, frame);
            call.begin();
            Subtask subtask = call.subtask();
            while (!subtask.isResolved()) {
                thread.waitForEvent(subtask);
            }
            if (!subtask.isResolveDelivered()) {
                subtask.deliverResolve();
            }
            return 0;
        });
    }
}
