// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Dictionary;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * A component as a service of a Java interface: there while the component is active and a bundle exports the interface.
 *
 * <p>Concurrency: guarded by its publisher.
 */
final class TypedService {

    private final String className;
    private final String witInterface;
    private @Nullable ServiceRegistration<?> registration;
    private @Nullable Class<?> type;
    private String signature = "";

    /**
     * An entry of the configuration.
     *
     * @param entry {@code CLASS} or {@code CLASS=WIT-INTERFACE}
     */
    TypedService(String entry) {
        int equals = entry.indexOf('=');
        className = (equals < 0 ? entry : entry.substring(0, equals)).strip();
        witInterface = equals < 0 ? "" : entry.substring(equals + 1).strip();
    }

    /**
     * Registers it, or brings it up to date.
     *
     * @throws IllegalArgumentException if the Java interface does not fit; it is not registered then
     */
    void update(BundleContext context, InterfaceClasses classes, DeployedComponent component, String newSignature,
            Dictionary<String, Object> properties) {
        Optional<Class<?>> found = classes.find(className);
        ServiceRegistration<?> known = registration;
        if (known != null && found.isPresent() && found.get() == type && signature.equals(newSignature)) {
            known.setProperties(properties);
            return;
        }
        // The interface went, came from another bundle, or the component's types have changed: another object.
        unregister();
        if (found.isPresent()) {
            Class<?> java = found.get();
            Object proxy = witInterface.isEmpty() ? component.as(java) : component.as(java, witInterface);
            type = java;
            signature = newSignature;
            registration = context.registerService(className, proxy, properties);
        }
    }

    void unregister() {
        ServiceRegistration<?> known = registration;
        registration = null;
        type = null;
        if (known != null) {
            Registrations.unregister(known);
        }
    }

    String className() {
        return className;
    }
}
