// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;
import wrt.core.HostBody;

/**
 * An asynchronous call of another guest's async function: comes back when the callee blocks, with a subtask.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
final class AsyncLowering implements HostBody {

    private final RuntimeInstance caller;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final LiftedFunction callee;
    private final RuntimeInstance[] entering;

    AsyncLowering(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, LiftedFunction callee) {
        this.caller = caller;
        this.plan = plan;
        this.options = options;
        this.callee = callee;
        this.entering = callee.instance().enteringSet(caller);
    }

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        Subtask subtask = new Subtask();
        Task task = Task.ofSubtask(callee, caller.runningThread().task());
        task.begin(new GuestCaller(plan, options, subtask, frame.clone()), entering);
        frame[0] = subtask.packed(caller, from -> Cancellation.requestByGuest(task, from));
    }
}
