// SPDX-License-Identifier: Apache-2.0
package wrt.api.async;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way out of one exported function: its result is lifted from the guest's memory when the guest returns.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: seed, "Async Canonical ABI" (AsyncCanonicalLift); Component Model, CanonicalABI, "canon lift".
 */
@ProviderType
public interface AsyncCanonicalLift {

    /**
     * Whether a call gives its whole result without ever waiting for anybody: the function's type is not async, so that
     * it must not block, and its result holds no stream or future.
     *
     * @return true if a blocking call waits for the processor only
     */
    boolean canLiftSync();

    /**
     * Follows a call of the function to the value itself: where the result is a future, until that has its value; else
     * this is the call as it is.
     *
     * @param call of this function
     * @return in progress until the value is there, and failed if the guest ends without giving it; cancelling it cancels
     *     the call, or, after it returned, drops the future
     */
    AsyncCanonical<@Nullable Object> asyncLift(AsyncCanonical<?> call);
}
