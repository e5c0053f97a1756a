// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import wrt.api.async.AsyncCanonical;
import wrt.api.async.AsyncCanonicalState;
import wrt.api.component.CancellationOutcome;
import wrt.engine.partition.TaskFuture;

/**
 * A call whose result is a future, up to that one's value.
 *
 * <p>Concurrency: safe from any thread.
 */
final class FollowedCall implements AsyncCanonical<@Nullable Object> {

    private final AsyncCall call;
    private final Value value = new Value();
    private volatile @Nullable CompletableFuture<?> future;

    FollowedCall(AsyncCall call) {
        this.call = call;
        var unused = call.call().whenComplete((returned, failure) -> {
            if (failure == null && returned instanceof CompletionStage<?> stage) {
                CompletableFuture<?> written = stage.toCompletableFuture();
                future = written;
                var also = written.whenComplete(value::end);
            } else {
                value.end(null, failure);
            }
        });
    }

    /** The future's value; asking for its cancellation asks for that of the call. */
    private final class Value extends CompletableFuture<@Nullable Object> {

        void end(@Nullable Object written, @Nullable Throwable failure) {
            if (failure == null) {
                complete(written);
            } else {
                completeExceptionally(failure instanceof CompletionException e && e.getCause() != null
                        ? e.getCause()
                        : failure);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean isTooLate = isDone();
            var unused = FollowedCall.this.cancel();
            return !isTooLate;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>();
        }
    }

    @Override
    public AsyncCanonicalState state() {
        TaskFuture running = call.call().running();
        return switch (value.state()) {
            case SUCCESS -> new AsyncCanonicalState.Completed(call.call().finished().isDone());
            case FAILED -> new AsyncCanonicalState.Failed(value.exceptionNow());
            case CANCELLED -> new AsyncCanonicalState.Failed(new java.util.concurrent.CancellationException());
            case RUNNING -> running != null && running.isStarted()
                    ? new AsyncCanonicalState.InProgress(running.task())
                    : new AsyncCanonicalState.Pending();
        };
    }

    @Override
    public CompletionStage<@Nullable Object> result() {
        return value;
    }

    @Override
    public CompletionStage<@Nullable Void> finished() {
        return call.finished();
    }

    @Override
    public CompletionStage<CancellationOutcome> cancel() {
        CompletableFuture<?> written = future;
        if (written != null && written.cancel(true)) {
            return CompletableFuture.completedStage(CancellationOutcome.BEFORE_RETURNED);
        }
        return call.cancel();
    }
}
