// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A function of the host that components can import. Values are seen as {@code wrt.api.value} describes.
 *
 * <p>Concurrency: called by the owner of the store, on the guest's stack.
 */
@ConsumerType
@FunctionalInterface
public interface HostFunction {

    /**
     * Runs the function; may call back into other components, and may suspend the guest's stack through the embedder.
     *
     * @param call who calls
     * @param args the arguments; borrowed resources among them are only valid during the call
     * @return the result, or null where the type has none
     * @throws RuntimeException ends the guest's call, which cannot catch it, and arrives unchanged at its caller
     */
    @Nullable
    Object call(HostCall call, Object[] args);
}
