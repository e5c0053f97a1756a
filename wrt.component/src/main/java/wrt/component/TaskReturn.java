// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.ResourceTypes;
import wrt.core.HostBody;

/**
 * The built-in {@code task.return}: the running task returns its result and may go on.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon task.return".
 */
final class TaskReturn implements HostBody {

    private final RuntimeInstance instance;
    private final FunctionPlan plan;
    private final LiftLowerOptions options;
    private final ResourceTypes resources;
    private @Nullable LiftedFunction fits;

    TaskReturn(RuntimeInstance instance, FunctionPlan plan, LiftLowerOptions options, ResourceTypes resources) {
        this.instance = instance;
        this.plan = plan;
        this.options = options;
        this.resources = resources;
    }

    @Override
    public void call(long[] frame) {
        instance.checkMayLeave();
        Task task = instance.runningThread().task();
        LiftedFunction function = task.lifted();
        if (function == null || function != fits) {
            check(function);
        }
        LiftLowerContext cx = new LiftLowerContext(options, task.callerSide().boundary(), task.borrows(),
                Subtask.nothingLent());
        Resolution.of(task, plan, cx, frame);
    }

    private void check(@Nullable LiftedFunction function) {
        if (function == null || !function.isAsync() || !isSameResult(function) || !isSameOptions(function.options())) {
            throw new ComponentTrapException("invalid `task.return` signature and/or options for current task");
        }
        fits = function;
    }

    private boolean isSameResult(LiftedFunction function) {
        return resources.elementType(plan.type().result())
                .isSame(resources.elementType(function.plan().type().result()));
    }

    private boolean isSameOptions(LiftLowerOptions lifted) {
        // A lift may have a memory for its parameters alone; then the return names none.
        return options.encoding() == lifted.encoding()
                && (options.memory() == null || options.memory() == lifted.memory());
    }
}
