// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.Borrows;
import wrt.component.abi.Boundary;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.GuestBoundary;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.Transfer;

/**
 * A guest as the caller of a function with its own thread: keeps the core arguments of the lowered function until the
 * call starts, and writes the result where the caller wants it.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower" ({@code on_start}, {@code on_resolve}).
 */
final class GuestCaller implements CallerSide {

    private final FunctionPlan plan;
    private final LiftLowerContext cx;
    private final Subtask subtask;
    private final long[] frame;

    GuestCaller(FunctionPlan plan, LiftLowerOptions options, Subtask subtask, long[] frame) {
        this.plan = plan;
        this.cx = new LiftLowerContext(options, GuestBoundary.INSTANCE, new Borrows(), subtask.lends());
        this.subtask = subtask;
        this.frame = frame;
    }

    @Override
    public Boundary boundary() {
        return GuestBoundary.INSTANCE;
    }

    @Override
    public void start(LiftedFunction callee, LiftLowerContext calleeCx, long[] calleeFrame) {
        subtask.started();
        plan.transferParams(new Transfer(cx, calleeCx), frame, callee.plan(), calleeFrame);
    }

    @Override
    public void resolve(FunctionPlan callee, LiftLowerContext calleeCx, long[] calleeFrame) {
        callee.transferResult(new Transfer(calleeCx, cx), calleeFrame, plan, frame);
        subtask.resolved();
    }

    @Override
    public void cancelled() {
        subtask.cancelled();
    }
}
