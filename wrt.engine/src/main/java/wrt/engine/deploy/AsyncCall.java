// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import wrt.api.async.AsyncCanonical;
import wrt.api.async.AsyncCanonicalState;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CancellationOutcome;
import wrt.engine.partition.TaskFuture;

/**
 * A call from outside.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param call the call
 */
record AsyncCall(PendingCall call) implements AsyncCanonical<@Nullable Object> {

    @Override
    public AsyncCanonicalState state() {
        TaskFuture running = call.running();
        return switch (call.state()) {
            case SUCCESS -> new AsyncCanonicalState.Completed(call.finished().isDone());
            case FAILED, CANCELLED -> new AsyncCanonicalState.Failed(call.exceptionNow());
            case RUNNING -> running != null && running.isStarted()
                    ? new AsyncCanonicalState.InProgress(running.task())
                    : new AsyncCanonicalState.Pending();
        };
    }

    @Override
    public CompletionStage<@Nullable Object> result() {
        return call;
    }

    @Override
    public CompletionStage<@Nullable Void> finished() {
        return call.finished().copy();
    }

    @Override
    public CompletionStage<CancellationOutcome> cancel() {
        call.cancel(true);
        return call.handle((value, failure) -> failure instanceof CallCancelledException cancelled
                ? cancelled.outcome()
                : CancellationOutcome.TOO_LATE);
    }
}
