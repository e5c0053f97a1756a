// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Looks up services inside a container. */
final class Services {

    private Services() {
    }

    /** The service of a type; waits for it, because DS activates in its own time, and may take it back meanwhile. */
    static <T> T get(BundleContext context, Class<T> type) {
        AtomicReference<T> found = new AtomicReference<>();
        Await.until(type.getName() + " is a service", () -> {
            ServiceReference<T> reference = context.getServiceReference(type);
            found.set(reference == null ? null : context.getService(reference));
            return found.get() != null;
        });
        return found.get();
    }
}
