// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stage that converts the outcome of another one, and cancels that one when it is cancelled itself, which the dependent
 * stages of {@link CompletableFuture} do not: who gives up waiting is to be heard by who works.
 *
 * <p>Concurrency: safe from any thread.
 */
final class DerivedStage extends CompletableFuture<@Nullable Object> {

    private final CompletableFuture<?> source;

    private DerivedStage(CompletableFuture<?> source) {
        this.source = source;
    }

    /**
     * A stage.
     *
     * @param source whose outcome is converted; a failure is seen without the wrapping of dependent stages
     * @param conversion gives the result, or throws what the stage fails with
     */
    static DerivedStage of(CompletionStage<?> source,
            BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> conversion) {
        DerivedStage stage = new DerivedStage(source.toCompletableFuture());
        var unused = source.whenComplete((value, thrown) -> {
            Throwable failure = thrown instanceof CompletionException && thrown.getCause() != null
                    ? thrown.getCause()
                    : thrown;
            try {
                stage.complete(conversion.apply(value, failure));
            } catch (RuntimeException | Error e) {
                stage.completeExceptionally(e);
            }
        });
        return stage;
    }

    /** The same for a conversion of results; failures stay what they are. */
    static DerivedStage ofResult(CompletionStage<?> source,
            Function<@Nullable Object, @Nullable Object> conversion) {
        return of(source, (value, failure) -> {
            if (failure != null) {
                throw Thrown.unchecked(failure);
            }
            return conversion.apply(value);
        });
    }

    /** Cancels the source, whose outcome is that of this stage. */
    @Override
    public boolean cancel(boolean mayInterrupt) {
        return !isDone() && source.cancel(mayInterrupt);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
