// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.Boundary;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerContext;

/** The host as the caller of a function with its own thread. */
final class HostCaller implements CallerSide {

    private final Task task;
    private final HostScope scope;
    private Object[] args;

    HostCaller(Task task, HostScope scope, Object[] args) {
        this.task = task;
        this.scope = scope;
        this.args = args;
    }

    @Override
    public Boundary boundary() {
        return scope;
    }

    @Override
    public void start(LiftedFunction callee, LiftLowerContext cx, long[] frame) {
        try {
            callee.plan().lowerParams(cx, args, frame);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new HostValueException(e);
        }
        args = new Object[0];
    }

    @Override
    public void resolve(FunctionPlan callee, LiftLowerContext cx, long[] frame) {
        task.result(callee.liftResult(cx, frame));
        scope.end();
    }

    @Override
    public void cancelled() {
        scope.end();
    }
}
