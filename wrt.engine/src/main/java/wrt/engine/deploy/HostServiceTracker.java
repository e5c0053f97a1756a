// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import wrt.api.component.ComponentProperties;

/**
 * Follows the services with the property {@link ComponentProperties#HOST_INTERFACE}.
 *
 * <p>Concurrency: safe from any thread. A service's object is asked for outside of the tracker's callbacks, when an
 * import needs it.
 */
final class HostServiceTracker implements HostServices, ServiceTrackerCustomizer<Object, HostService> {

    private final BundleContext context;
    private final Runnable changed;
    private final ServiceTracker<Object, HostService> tracker;
    private final Map<Long, HostService> services = new ConcurrentHashMap<>();

    /**
     * A tracker that is not open yet.
     *
     * @param changed runs after every change; it must not block
     */
    HostServiceTracker(BundleContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
        try {
            tracker = new ServiceTracker<>(context,
                    FrameworkUtil.createFilter("(" + ComponentProperties.HOST_INTERFACE + "=*)"), this);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void open() {
        tracker.open(true);
    }

    void close() {
        tracker.close();
    }

    @Override
    public List<HostService> services() {
        return List.copyOf(services.values());
    }

    @Override
    public HostService addingService(ServiceReference<Object> reference) {
        HostService service = of(reference);
        services.put(service.id(), service);
        changed.run();
        return service;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, HostService service) {
        // Importers are wired to the object, which stays; only what it claims to implement may differ.
        HostService now = of(reference);
        if (!now.interfaces().equals(service.interfaces()) || now.ranking() != service.ranking()) {
            service.restate(now.ranking(), now.interfaces());
            changed.run();
        }
    }

    @Override
    public void removedService(ServiceReference<Object> reference, HostService service) {
        service.gone();
        services.remove(service.id());
        if (service.isHeld()) {
            context.ungetService(reference);
        }
        changed.run();
    }

    private HostService of(ServiceReference<Object> reference) {
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        return new HostService((Long) reference.getProperty(Constants.SERVICE_ID),
                ranking instanceof Integer number ? number : 0, interfaces(reference), title(reference),
                () -> context.getService(reference));
    }

    private static Set<WitName> interfaces(ServiceReference<?> reference) {
        Set<WitName> names = new HashSet<>();
        Object stated = reference.getProperty(ComponentProperties.HOST_INTERFACE);
        Iterable<?> all = switch (stated) {
            case String[] array -> List.of(array);
            case Iterable<?> each -> each;
            case null -> List.of();
            default -> List.of(stated);
        };
        all.forEach(name -> names.add(WitName.parse(String.valueOf(name).strip())));
        return names;
    }

    private static String title(ServiceReference<?> reference) {
        @Nullable
        Object name = reference.getProperty("component.name");
        String[] classes = (String[]) reference.getProperty(Constants.OBJECTCLASS);
        return name == null ? classes[0] + " " + reference.getProperty(Constants.SERVICE_ID) : name.toString();
    }
}
