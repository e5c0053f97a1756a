// SPDX-License-Identifier: Apache-2.0
package wrt.api.async;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.component.CallOptions;

/**
 * The way into one exported function: arguments of Java are lowered into the guest's memory when the guest takes the call.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: seed, "Async Canonical ABI" (AsyncCanonicalLower); Component Model, CanonicalABI, "canon lower".
 *
 * @param <T> what the function gives
 */
@ProviderType
public interface AsyncCanonicalLower<T extends @Nullable Object> {

    /**
     * Whether the guest has all of the arguments once it starts: none is a stream, or a future whose stage is not
     * complete, also inside of lists, records and so on.
     *
     * @param arguments one value for each parameter
     * @return false if the guest may have to wait for its caller
     * @throws IllegalArgumentException if an argument does not fit its type; the message names both
     */
    boolean canLowerSync(@Nullable Object... arguments);

    /**
     * Makes the call and returns at once. Until the guest takes it, the call is {@link AsyncCanonicalState.Pending}.
     *
     * @param options budget, priority, time limit
     * @param arguments one value for each parameter
     * @return the call
     * @throws IllegalArgumentException if an argument does not fit its type
     */
    AsyncCanonical<T> asyncLower(CallOptions options, @Nullable Object... arguments);
}
