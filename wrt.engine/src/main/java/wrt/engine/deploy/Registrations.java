// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.osgi.framework.ServiceRegistration;

/** Ends registrations. */
final class Registrations {

    private Registrations() {
    }

    static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            return; // the framework did it first: the bundle stops
        }
    }
}
