// SPDX-License-Identifier: Apache-2.0
package wrt.api.async;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.component.CallException;
import wrt.api.component.CallOptions;

/**
 * Calls deployed components asynchronously: the service for who wants to see more of a call than its result.
 *
 * <p>A call goes the same way as those of {@link wrt.api.component.WasmComponent}: it is one task, scheduled and metered
 * like all others. Functions that are not async can be called, too.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: seed, "Async Execution Engine".
 */
@ProviderType
public interface AsyncExecutionEngine {

    /**
     * Calls a function as configured and returns at once.
     *
     * @param component the name under which the component is deployed
     * @param function {@code interface#function} or {@code function}, shortened as for
     *     {@link wrt.api.component.WasmComponent#call(String, Object...)}
     * @param arguments one value for each parameter; a {@code CompletionStage} for a future, a {@code Flow.Publisher} for
     *     a stream
     * @return the call
     * @throws IllegalArgumentException if there is no such component or function, naming those that there are, or an
     *     argument does not fit its type
     * @throws CallException if the component takes no calls
     */
    AsyncCanonical<@Nullable Object> callAsyncFunction(String component, String function,
            @Nullable Object... arguments);

    /**
     * The same within a budget, at a priority or with a time limit.
     *
     * @param options budget, priority, time limit
     * @param component the name under which the component is deployed
     * @param function as above
     * @param arguments as above
     * @return the call
     * @throws IllegalArgumentException as above
     * @throws CallException if the component takes no calls
     */
    AsyncCanonical<@Nullable Object> callAsyncFunction(CallOptions options, String component, String function,
            @Nullable Object... arguments);

    /**
     * The way into a function.
     *
     * @param component the name under which the component is deployed
     * @param function as for {@link #callAsyncFunction(String, String, Object...)}
     * @return valid over updates that keep the function's type
     * @throws IllegalArgumentException if there is no such component or function
     * @throws CallException if the component takes no calls
     */
    AsyncCanonicalLower<@Nullable Object> lower(String component, String function);

    /**
     * The way out of a function.
     *
     * @param component the name under which the component is deployed
     * @param function as for {@link #callAsyncFunction(String, String, Object...)}
     * @return valid over updates that keep the function's type
     * @throws IllegalArgumentException if there is no such component or function
     * @throws CallException if the component takes no calls
     */
    AsyncCanonicalLift lift(String component, String function);
}
