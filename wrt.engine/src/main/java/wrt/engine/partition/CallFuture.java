// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The result to come of a call. Cancelling it requests cancellation of the call; it is done when the call has ended.
 *
 * <p>Concurrency: safe from any thread. It is completed through the background executor, so that what depends on it never
 * runs on a run loop.
 */
final class CallFuture extends CompletableFuture<@Nullable Object> implements Completion {

    private final RunLoop loop;
    private final Executor background;
    private volatile @Nullable CancelMessage cancellation;

    CallFuture(RunLoop loop, Executor background) {
        this.loop = loop;
        this.background = background;
    }

    /** Names the call, before it is made. */
    void of(ControlBlock block) {
        cancellation = new CancelMessage(block, block.task().id(), "its future was cancelled");
    }

    @Override
    public void ended(ControlBlock block) {
        RuntimeException failure = Failures.of(block);
        Object result = failure == null ? block.body().result() : null;
        background.execute(() -> {
            if (failure == null) {
                complete(result);
            } else {
                completeExceptionally(failure);
            }
        });
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        CancelMessage message = cancellation;
        if (message == null || isDone()) {
            return false;
        }
        cancellation = null;
        loop.post(message);
        return true;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
