// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.engine.bind.GuestCall;

/**
 * Another deployed component, whichever instance of it is current.
 *
 * @param deployment the component
 * @param asked the interface that the importer asks for
 */
record ComponentProvider(Deployment deployment, WitName asked) implements Provider {

    @Override
    public String title() {
        return "component " + deployment.name();
    }

    @Override
    public @Nullable Object call(GuestCall call, String function, @Nullable Object[] arguments) {
        return deployment.callFromGuest(asked, function, arguments);
    }
}
