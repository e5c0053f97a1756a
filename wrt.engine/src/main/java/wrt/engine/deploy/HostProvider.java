// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wrt.engine.bind.GuestCall;
import wrt.engine.bind.HostFailure;
import wrt.engine.bind.HostFunctions;

/**
 * A service of the container.
 *
 * @param service which one
 * @param importName the import
 * @param functions its methods, as functions of the import
 */
record HostProvider(HostService service, String importName, HostFunctions functions) implements Provider {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostProvider that && that.service == service && that.importName.equals(importName);
    }

    @Override
    public int hashCode() {
        return service.hashCode();
    }

    @Override
    public String title() {
        return "host service " + service.title();
    }

    @Override
    public FlatImport.@Nullable FlatRoute flat(String function) {
        if (!functions.isFlat(function)) {
            return null;
        }
        Consumer<long[]> way = functions.flat(function);
        return frame -> {
            checkThere();
            way.accept(frame);
        };
    }

    private void checkThere() {
        if (!service.isThere()) {
            throw new HostFailure(title() + " is gone", null);
        }
    }

    @Override
    public @Nullable Object call(GuestCall call, String function, @Nullable Object[] arguments) {
        checkThere();
        return functions.call(call, function, arguments);
    }
}
