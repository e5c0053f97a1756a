// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FunctionPlan;
import wrt.component.abi.GuestBoundary;
import wrt.component.abi.Lends;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.Transfer;

/** The adapter for any type: moves each value out of one guest into the other, without Java objects in between. */
final class ValueAdapter implements Adapter {

    private final RuntimeInstance caller;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final LiftedFunction callee;
    private final RuntimeInstance[] entering;

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
        SubtaskCall call = SubtaskCall.begin(callee.instance(), entering);
        Subtask subtask = new Subtask();
        Task task = call.task();
        try {
            LiftLowerContext callerCx = new LiftLowerContext(options, GuestBoundary.INSTANCE, task.borrows(),
                    subtask.lends());
            LiftLowerContext calleeCx = callee.context(task, GuestBoundary.INSTANCE, Subtask.nothingLent());
            task.started();
            subtask.started();
            callee.startFrom(new Transfer(callerCx, calleeCx), plan, frame);
            callee.callCoreFor(task, new Transfer(calleeCx, callerCx), plan, frame);
            subtask.returned();
            callee.postReturn();
            call.end();
        } catch (Throwable t) {
            call.abandon(t);
            throw t;
        }
    }
}
