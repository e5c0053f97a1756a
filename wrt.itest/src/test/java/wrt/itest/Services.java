// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import org.osgi.framework.BundleContext;

/** Looks up services inside a container. */
final class Services {

    private Services() {
    }

    /** The service of a type; waits for it, because DS activates in its own time. */
    static <T> T get(BundleContext context, Class<T> type) {
        Await.until(type.getName() + " is a service", () -> context.getServiceReference(type) != null);
        return context.getService(context.getServiceReference(type));
    }
}
