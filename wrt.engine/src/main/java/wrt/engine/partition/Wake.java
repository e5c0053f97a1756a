// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a waiting task that a stage is done.
 *
 * <p>Concurrency: filled in by the thread that completes the stage, then posted; the task reads it after its delivery.
 *
 * @param <T> the stage's result
 */
final class Wake<T> extends Message {

    private final ControlBlock root;
    private @Nullable T value;
    private @Nullable Throwable failure;
    private boolean done;

    private Wake(ControlBlock root) {
        this.root = root;
    }

    /** A wake that is posted as soon as the stage is done. */
    static <T> Wake<T> on(CompletionStage<T> stage, RunLoop loop, ControlBlock root) {
        Wake<T> wake = new Wake<>(root);
        stage.whenComplete((value, failure) -> {
            wake.value = value;
            wake.failure = failure;
            loop.post(wake);
        });
        return wake;
    }

    @Override
    void deliver(RunLoop owner) {
        done = true;
        owner.suspension().giveWaker();
        owner.suspension().wake(root, this);
    }

    @Override
    void reject() {
        // Its task was ended with the partition.
    }

    /** What the stage gave or failed with; after the delivery. */
    @SuppressWarnings("NullAway") // a null is what the stage gave, if its type allows that
    T get() {
        if (!done) {
            throw new IllegalStateException("a task was resumed before what it waits for had happened");
        }
        if (failure != null) {
            throw unchecked(failure);
        }
        return value;
    }

    /** What a stage failed with, as an exception that a host function may throw. */
    static RuntimeException unchecked(Throwable thrown) {
        Throwable inner = thrown.getCause();
        boolean isWrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        Throwable cause = isWrapper && inner != null ? inner : thrown;
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new CompletionException(cause);
    }
}
