// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.engine.bind.GuestCall;

/** Stands behind an import that has types only: there is nothing to provide. */
record TypesProvider() implements Provider {

    @Override
    public String title() {
        return "types only";
    }

    @Override
    public @Nullable Object call(GuestCall call, String function, @Nullable Object[] arguments) {
        throw new IllegalStateException("an import of types has no function " + function);
    }
}
