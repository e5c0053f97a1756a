// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A piece of work for the run loop, between tasks.
 *
 * @param <T> what it gives
 */
final class WorkMessage<T> extends Message {

    private final Callable<T> work;
    private final Executor background;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /**
     * A message, not yet posted.
     *
     * @param work what to do
     * @param background completes the future, as nothing that waits for it may run on the loop
     */
    WorkMessage(Callable<T> work, Executor background) {
        this.work = work;
        this.background = background;
    }

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    void deliver(RunLoop loop) {
        loop.addWork(this::run);
    }

    private void run() {
        try {
            T value = work.call();
            background.execute(() -> result.complete(value));
        } catch (Throwable e) {
            background.execute(() -> result.completeExceptionally(e));
        }
    }

    @Override
    void reject() {
        result.completeExceptionally(new IllegalStateException("the engine has stopped"));
    }
}
