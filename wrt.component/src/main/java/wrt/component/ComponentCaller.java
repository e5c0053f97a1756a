// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a call into a component on behalf of another one.
 *
 * <p>Concurrency: called by the owner of the store of the one that calls.
 */
@ConsumerType
@FunctionalInterface
public interface ComponentCaller {

    /**
     * Calls a function and waits for its result.
     *
     * @param function the callee
     * @param args values of the host
     * @return the result, or null where the type has none
     */
    @Nullable
    Object call(ComponentFunction function, Object[] args);

    /**
     * Calls on the stack of the caller, for components that share a store.
     *
     * @return a caller without state
     */
    static ComponentCaller direct() {
        return ComponentFunction::call;
    }
}
