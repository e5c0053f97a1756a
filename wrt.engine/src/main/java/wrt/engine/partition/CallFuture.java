// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import wrt.component.GuestWork;
import wrt.component.Store;

/**
 * The result to come of a call.
 *
 * <p>Concurrency: safe from any thread. It is completed through the background executor, so that what depends on it never
 * runs on a run loop.
 */
final class CallFuture extends TaskFuture implements Completion, GuestWork {

    private final RunLoop loop;
    private final Executor background;
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private volatile @Nullable CancelMessage cancellation;
    private @Nullable ControlBlock call;

    CallFuture(RunLoop loop, Executor background) {
        this.loop = loop;
        this.background = background;
    }

    /** Names the call, before it is made. */
    void of(ControlBlock block) {
        call = block;
        cancellation = new CancelMessage(block, block.task().id(), "its future was cancelled");
    }

    @Override
    public void ended(ControlBlock block) {
        RuntimeException failure = Failures.of(block);
        Object result = failure == null ? block.body().result() : null;
        boolean isEnd = block.slot < 0;
        background.execute(() -> {
            if (failure == null) {
                complete(result);
            } else {
                completeExceptionally(failure);
            }
            if (isEnd) {
                end.complete(null);
            }
        });
    }

    @Override
    public void finished(ControlBlock block) {
        background.execute(() -> end.complete(null));
    }

    @Override
    public boolean isIn(Store store) {
        return loop.store() == store;
    }

    @Override
    public long task() {
        ControlBlock block = call;
        return block == null ? 0 : block.task().id();
    }

    @Override
    public boolean isStarted() {
        ControlBlock block = call;
        return block != null && block.body().wasStarted();
    }

    @Override
    public CompletableFuture<@Nullable Void> finished() {
        return handle((value, failure) -> (@Nullable Void) null).thenCombine(end, (outcome, nothing) -> nothing);
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
}
