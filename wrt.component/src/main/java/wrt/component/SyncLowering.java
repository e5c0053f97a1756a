// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;
import wrt.core.HostBody;

/**
 * A synchronous call of another guest's async function: the caller's thread waits until the callee returns.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
final class SyncLowering implements HostBody {

    private final RuntimeInstance caller;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final LiftedFunction callee;
    private final RuntimeInstance[] entering;

    SyncLowering(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, LiftedFunction callee) {
        this.caller = caller;
        this.plan = plan;
        this.options = options;
        this.callee = callee;
        this.entering = callee.instance().enteringSet(caller);
    }

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        Thread thread = caller.runningThread();
        Subtask subtask = new Subtask();
        boolean mayBlock = MayBlock.isAllowed(thread);
        try {
            Task task = Task.ofSubtask(callee, thread.task());
            task.begin(new GuestCaller(plan, options, subtask, frame), entering);
            while (!subtask.isResolved()) {
                thread.waitForEvent(subtask);
            }
        } catch (RuntimeException e) {
            throw mayBlock ? e : MayBlock.explain(e);
        }
        if (!subtask.isResolveDelivered()) {
            subtask.deliverResolve();
        }
    }
}
