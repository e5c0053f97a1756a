// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.Borrows;
import wrt.component.abi.FlatSignature;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;
import wrt.core.HostBody;

/**
 * A call from a guest to the host: the body of a lowered function whose callee is a host function.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
final class HostLowering implements HostBody {

    private final RuntimeInstance caller;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final HostFunctionInst callee;

    private HostLowering(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, HostFunctionInst callee) {
        this.caller = caller;
        this.plan = plan;
        this.options = options;
        this.callee = callee;
    }

    /**
     * The body that fits a function: with core values where both sides can.
     *
     * @param caller the instance that calls
     * @param plan of the lower side
     * @param options of the lower side
     * @param callee the host function
     */
    static HostBody of(RuntimeInstance caller, FunctionPlan plan, LiftLowerOptions options, HostFunctionInst callee) {
        FlatSignature signature = FlatSignature.of(plan.type());
        HostLowering boxed = new HostLowering(caller, plan, options, callee);
        return signature != null && callee.function() instanceof FlatHostFunction flat
                ? new FlatHostLowering(caller, signature, flat, callee.call(), boxed)
                : boxed;
    }

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        Store store = caller.store();
        HostScope scope = store.scopeOf(plan.usesResources());
        Subtask subtask = new Subtask();
        LiftLowerContext cx = new LiftLowerContext(options, scope, new Borrows(), subtask.lends());
        try {
            Object[] args = plan.liftParams(cx, frame);
            subtask.started();
            Object result = callee.invoke(args);
            checkResult(result);
            plan.lowerResult(cx, result, frame);
        } finally {
            scope.end();
        }
        subtask.returned();
    }

    private void checkResult(@Nullable Object result) {
        try {
            plan.checkResult(result);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the host function " + callee.name() + " returned a wrong value: " + e.getMessage(), e);
        }
    }
}
