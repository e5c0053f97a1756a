// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.engine.bind.GuestCall;

/**
 * Who stands behind an import. Providers are values: two that stand for the same are equal.
 *
 * <p>Concurrency: safe from any thread.
 */
sealed interface Provider permits ComponentProvider, HostProvider, TypesProvider {

    /** As listings show it. */
    String title();

    /** The way of core values to one of the import's functions, or null if there is none. */
    default FlatImport.@Nullable FlatRoute flat(String function) {
        return null;
    }

    /** Calls one of the import's functions with values of {@code wrt.api.value}. */
    @Nullable
    Object call(GuestCall call, String function, @Nullable Object[] arguments);
}
