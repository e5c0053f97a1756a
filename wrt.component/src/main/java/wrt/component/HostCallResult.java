// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import wrt.api.component.CallCancelledException;
import wrt.component.abi.Borrows;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerContext;
import wrt.component.abi.LiftLowerOptions;

/**
 * One call of an asynchronous host function: lifts its arguments, and lowers its result when that comes.
 *
 * <p>Concurrency: belongs to the owner of the store; the stage may complete on any thread.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 */
final class HostCallResult {

    private final HostFunctionInst callee;
    private final FunctionPlan plan;
    private final Store store;
    private final HostScope scope;
    private final Subtask subtask = new Subtask();
    private final LiftLowerContext cx;
    private final long[] frame;
    private final Task task;
    private @Nullable CompletionStage<?> pending;
    private boolean isHosts;

    HostCallResult(HostFunctionInst callee, FunctionPlan plan, LiftLowerOptions options, Thread thread, long[] frame) {
        this.callee = callee;
        this.plan = plan;
        this.task = thread.task();
        task.share();
        this.store = task.instance().store();
        this.scope = store.scopeOf(plan.usesResources());
        this.cx = new LiftLowerContext(options, scope, new Borrows(), subtask.lends());
        this.frame = frame;
    }

    Subtask subtask() {
        return subtask;
    }

    /** Calls the function; afterwards the subtask is resolved, or will be. */
    void begin() {
        @Nullable
        Object result;
        try {
            Object[] args = plan.liftParams(cx, frame);
            subtask.started();
            result = callee.invoke(args);
        } catch (Throwable t) {
            scope.end();
            throw t;
        }
        if (!(result instanceof CompletionStage<?> stage)) {
            resolve(result);
            return;
        }
        var future = stage.toCompletableFuture();
        if (future.isDone() && !future.isCompletedExceptionally()) {
            resolve(future.join());
            return;
        }
        pending = stage;
        isHosts = store.hostWork().begin(stage, store);
        stage.whenComplete((value, thrown) -> store.owner().execute(() -> arrived(value, thrown)));
    }

    private void arrived(@Nullable Object value, @Nullable Throwable thrown) {
        if (isHosts) {
            store.hostWork().end();
        }
        pending = null;
        if (subtask.isResolved() || task.instance().isPoisoned()) {
            scope.end();
            return;
        }
        if (thrown == null) {
            try {
                resolve(value);
            } catch (RuntimeException | Error e) {
                task.fail(e);
            }
        } else if (subtask.isCancellationRequested() && isCancellation(cause(thrown))) {
            scope.end();
            subtask.cancelled();
        } else {
            scope.end();
            task.fail(cause(thrown));
        }
    }

    private static boolean isCancellation(Throwable cause) {
        return cause instanceof CancellationException || cause instanceof CallCancelledException;
    }

    private static Throwable cause(Throwable thrown) {
        Throwable inner = thrown.getCause();
        return thrown instanceof CompletionException && inner != null ? inner : thrown;
    }

    private void resolve(@Nullable Object result) {
        try {
            plan.checkResult(result);
        } catch (IllegalArgumentException e) {
            scope.end();
            throw new IllegalStateException(
                    "the host function " + callee.name() + " returned a wrong value: " + e.getMessage(), e);
        }
        cx.refresh();
        plan.lowerResult(cx, result, frame);
        scope.end();
        subtask.resolved();
    }

    /** The guest gives up waiting: cancels the stage, whose outcome says what came first. */
    void requestCancellation(RuntimeInstance caller) {
        CompletionStage<?> stage = pending;
        if (stage != null) {
            stage.toCompletableFuture().cancel(true);
        }
    }
}
