// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallOptions;
import wrt.engine.partition.TaskFuture;

/**
 * A call that was started: made again where {@link GuardedCall} would, and cancelled with the task behind it.
 *
 * <p>Concurrency: safe from any thread.
 */
final class PendingCall extends CompletableFuture<@Nullable Object> {

    private final Deployment deployment;
    private final GuardedCall.Entrance entrance;
    private final CallOptions options;
    private final @Nullable Object[] arguments;
    private final CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();
    private volatile @Nullable TaskFuture running;
    private volatile boolean cancelled;

    private PendingCall(Deployment deployment, GuardedCall.Entrance entrance, CallOptions options,
            @Nullable Object[] arguments) {
        this.deployment = deployment;
        this.entrance = entrance;
        this.options = options;
        this.arguments = arguments;
    }

    /**
     * Starts a call.
     *
     * @throws IllegalArgumentException if there is no such export or an argument does not fit
     */
    static PendingCall start(Deployment deployment, GuardedCall.Entrance entrance, CallOptions options,
            @Nullable Object[] arguments) {
        PendingCall call = new PendingCall(deployment, entrance, options, arguments);
        call.begin();
        return call;
    }

    /** Asks the guest to end; what came of it is what this completes with. */
    @Override
    public boolean cancel(boolean mayInterrupt) {
        if (isDone()) {
            return false;
        }
        cancelled = true;
        TaskFuture call = running;
        return call != null && call.cancel(mayInterrupt);
    }

    /** What runs now, or ran last; null before. */
    @Nullable
    TaskFuture running() {
        return running;
    }

    /** Complete when nothing is left of the call. */
    CompletableFuture<@Nullable Void> finished() {
        return finished;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    private void begin() {
        GuardedCall.Way way = GuardedCall.Way.of(deployment, entrance.enter(), arguments);
        TaskFuture call;
        try {
            call = way.export().function().callAsync(GuardedCall.parameters(way.export(), options), arguments);
        } catch (RuntimeException e) {
            way.gate().leave();
            throw e;
        }
        running = call;
        if (cancelled) {
            call.cancel(true);
        }
        var unused = call.whenComplete((value, failure) -> {
            way.gate().leave();
            ended(way.export(), call, value, failure);
        });
    }

    private void ended(BoundExport export, TaskFuture call, @Nullable Object value, @Nullable Throwable thrown) {
        Throwable failure = thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
        if (failure == null) {
            complete(value);
        } else if (!(failure instanceof RuntimeException e)) {
            completeExceptionally(failure);
        } else if (export.generation().neverBegan(e)) {
            // Not here: this is the partition's own thread, which the successor needs.
            Thread.startVirtualThread(() -> again(export));
            return;
        } else {
            completeExceptionally(export.generation().failed(e));
        }
        var unused = call.finished().thenAccept(finished::complete);
    }

    private void again(BoundExport export) {
        try {
            GuardedCall.awaitSuccessor(deployment, export.generation(), export);
            begin();
        } catch (RuntimeException e) {
            completeExceptionally(e);
            finished.complete(null);
        }
    }
}
