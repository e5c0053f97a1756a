// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Enables the Java backend once the bundle's other components, those of its fragments among them, have had their turn. */
@Component(immediate = true, service = {})
public final class FallBack {

    /*
     * Enabling is asynchronous in Declarative Services (compendium 112.5.1), and a bundle's components are enabled
     * together when it starts. Without this, the engine would come up on Java and restart, with all that is deployed,
     * as soon as the fragment's backend is there.
     */

    /**
     * Asks for the Java backend.
     *
     * @param context of this component
     */
    @Activate
    public FallBack(ComponentContext context) {
        context.enableComponent(JavaBackend.COMPONENT);
    }
}
