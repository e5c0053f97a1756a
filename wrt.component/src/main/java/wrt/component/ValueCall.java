// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FunctionPlan;
import wrt.component.abi.GuestBoundary;
import wrt.component.abi.Lends;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.Transfer;

/**
 * A call from one guest to another with values of any type, and where its values come from and go to. Once it has ended
 * it can serve the next call of the same function.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
final class ValueCall {

    private final LiftedFunction callee;
    private final SubtaskCall call;
    private final Lends lends = new Lends();
    private final LiftLowerContext callerSide;
    private final LiftLowerContext calleeSide;
    private final Transfer params;
    private final Transfer result;

    ValueCall(LiftLowerOptions caller, LiftedFunction callee, RuntimeInstance[] entering) {
        this.callee = callee;
        this.call = new SubtaskCall(callee.instance(), entering);
        Task task = call.task();
        this.callerSide = new LiftLowerContext(caller, GuestBoundary.INSTANCE, task.borrows(), lends);
        this.calleeSide = callee.context(task, GuestBoundary.INSTANCE, Subtask.nothingLent());
        this.params = new Transfer(callerSide, calleeSide);
        this.result = new Transfer(calleeSide, callerSide);
    }

    /**
     * Makes the call.
     *
     * @param plan of the lower side
     * @param frame of the lower side: arguments before, result afterwards
     * @return whether it can be made again
     * @throws RuntimeException what ended the callee
     */
    boolean run(FunctionPlan plan, long[] frame) {
        call.begin();
        try {
            callerSide.begin();
            calleeSide.begin();
            call.task().started();
            callee.startFrom(params, plan, frame);
            callee.callCoreFor(call.task(), result, plan, frame);
            lends.giveBack();
            callee.postReturn();
            return call.end();
        } catch (Throwable t) {
            call.abandon(t);
            throw t;
        }
    }
}
