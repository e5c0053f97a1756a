// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.component.ExternType;
import wrt.engine.bind.GuestCall;

/**
 * One import of one instance and who provides it now; the instance never sees the provider itself, so that the provider
 * can be updated or replaced.
 *
 * <p>Concurrency: any thread calls; the deployment's thread sets the provider.
 */
final class Wire {

    private final String importName;
    private final ExternType type;
    private volatile Provider provider;

    Wire(String importName, ExternType type, Provider provider) {
        this.importName = importName;
        this.type = type;
        this.provider = provider;
    }

    String importName() {
        return importName;
    }

    ExternType type() {
        return type;
    }

    Provider provider() {
        return provider;
    }

    /** New calls go to another provider from now on. */
    void provider(Provider next) {
        provider = next;
    }

    /** Calls a function of the import. */
    @Nullable
    Object call(GuestCall call, String function, @Nullable Object[] arguments) {
        return provider.call(call, function, arguments);
    }
}
