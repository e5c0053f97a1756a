// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The result to come of a call, and what can be seen of its task meanwhile. Cancelling it requests cancellation of the
 * call; it is done when the call has its outcome.
 *
 * <p>Concurrency: safe from any thread.
 */
public abstract class TaskFuture extends CompletableFuture<@Nullable Object> {

    /** The identity of the task. */
    public abstract long task();

    /** Whether the guest has its arguments; a snapshot. */
    public abstract boolean isStarted();

    /** Complete when nothing is left of the task: with the result, or later. */
    public abstract CompletableFuture<@Nullable Void> finished();

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
