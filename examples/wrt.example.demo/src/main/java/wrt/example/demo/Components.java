// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import wrt.api.component.ComponentProperties;
import wrt.api.component.WasmComponent;

/** Finds deployed components the way any bundle does: in the service registry. */
final class Components {

    private final BundleContext context;

    Components(BundleContext context) {
        this.context = context;
    }

    Optional<WasmComponent> optional(String name) {
        try {
            return context
                    .getServiceReferences(WasmComponent.class, "(" + ComponentProperties.NAME + "=" + name + ")")
                    .stream().findFirst().map(this::service);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException("no component can have the name " + name, e);
        }
    }

    private WasmComponent service(ServiceReference<WasmComponent> reference) {
        return context.getService(reference);
    }

    WasmComponent get(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException("no component " + name + " is deployed"));
    }
}
