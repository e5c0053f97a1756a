// SPDX-License-Identifier: Apache-2.0
package wrt.api.async;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.component.CancellationOutcome;

/**
 * An asynchronous call: the task that runs it, seen from outside.
 *
 * <p>To return and to finish are two things: an async function gives its {@link #result} when it returns, and may go on
 * working, for instance on a stream that it returned, until it is {@link #finished}.
 *
 * <p>Concurrency: safe from any thread. Stages are completed on a thread of the engine's that is no partition's, so what
 * depends on them may call components, but should not block for long.
 *
 * <p>Source: seed, "Async Canonical ABI" (AsyncCanonical); Component Model, CanonicalABI, "Tasks" and "Subtask State".
 *
 * @param <T> what the call gives, in the values of {@code wrt.api.value}
 */
@ProviderType
public interface AsyncCanonical<T extends @Nullable Object> {

    /**
     * Where the call is.
     *
     * @return the state at this moment
     */
    AsyncCanonicalState state();

    /**
     * What the call gives.
     *
     * <p>Cancelling the stage's future is the same as {@link #cancel}: the call is asked to end, and the stage completes
     * with what came of that.
     *
     * @return complete when the guest returns, exceptionally with a {@link wrt.api.component.CallException} if it does
     *     not
     */
    CompletionStage<T> result();

    /**
     * The end of the task, after which nothing of the call runs any more.
     *
     * @return complete at the same time as the result, or later; never exceptionally
     */
    CompletionStage<@Nullable Void> finished();

    /**
     * Asks the call to end without a result. The guest is told and may first clean up; one that does not end within the
     * engine's {@code cancel.grace.ms} is ended.
     *
     * @return what came of it, once the call has its outcome; never exceptionally
     */
    CompletionStage<CancellationOutcome> cancel();
}
