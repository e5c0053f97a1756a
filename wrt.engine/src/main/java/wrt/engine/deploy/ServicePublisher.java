// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import wrt.api.component.WasmComponent;

/**
 * Registers active components with the framework: as {@link WasmComponent}, and under the Java interfaces that their
 * configuration names.
 *
 * <p>Concurrency: safe from any thread. What belongs to one component is guarded by an object of its own: registering
 * calls the listeners of other bundles, which must not hold up other components.
 */
final class ServicePublisher implements Publisher {

    private final BundleContext context;
    private final InterfaceClasses classes;
    private final Configurations configurations;
    private final Journal journal;
    private final Map<Deployment, Published> published = new HashMap<>();

    /** The services of one component. */
    private static final class Published {
        private final DeployedComponent component;
        private @Nullable Generation generation;
        private @Nullable ServiceRegistration<WasmComponent> registration;
        private List<String> entries = List.of();
        private List<TypedService> typed = List.of();

        Published(Deployment deployment) {
            component = new DeployedComponent(deployment);
        }
    }

    ServicePublisher(BundleContext context, Configurations configurations, Journal journal) {
        this.context = context;
        this.classes = new InterfaceClasses(context);
        this.configurations = configurations;
        this.journal = journal;
    }

    @Override
    public void active(Deployment deployment, Generation generation) {
        Published services;
        synchronized (published) {
            services = published.computeIfAbsent(deployment, Published::new);
        }
        synchronized (services) {
            services.generation = generation;
            Map<String, Object> configuration = configurations.of(deployment.name()).properties();
            Dictionary<String, Object> properties = ServiceProperties.of(deployment, generation, configuration);
            ServiceRegistration<WasmComponent> known = services.registration;
            if (known == null) {
                services.registration = context.registerService(WasmComponent.class, services.component, properties);
            } else {
                known.setProperties(properties);
            }
            List<String> entries = entries(configuration.get(ServiceProperties.EXPORT_SERVICES));
            if (!entries.equals(services.entries)) {
                services.typed.forEach(TypedService::unregister);
                services.typed = entries.stream().map(TypedService::new).toList();
                services.entries = entries;
            }
            services.typed.forEach(typed -> update(deployment, generation, services, typed, properties));
        }
    }

    @Override
    public void inactive(Deployment deployment) {
        Published services;
        synchronized (published) {
            services = published.remove(deployment);
        }
        if (services != null) {
            synchronized (services) {
                services.typed.forEach(TypedService::unregister);
                ServiceRegistration<WasmComponent> known = services.registration;
                services.registration = null;
                services.generation = null;
                if (known != null) {
                    Registrations.unregister(known);
                }
            }
        }
    }

    /** Bundles have come or gone: interfaces may be there now, or not any more. */
    void bundlesChanged() {
        Map<Deployment, Published> all;
        synchronized (published) {
            all = new HashMap<>(published);
        }
        all.forEach((deployment, services) -> {
            synchronized (services) {
                Generation generation = services.generation;
                if (generation != null && !services.typed.isEmpty()) {
                    Dictionary<String, Object> properties = ServiceProperties.of(deployment, generation,
                            configurations.of(deployment.name()).properties());
                    services.typed.forEach(typed -> update(deployment, generation, services, typed, properties));
                }
            }
        });
    }

    private void update(Deployment deployment, Generation generation, Published services, TypedService typed,
            Dictionary<String, Object> properties) {
        String signature = generation.exports().values().stream()
                .map(export -> export.function().path() + ": " + export.signature())
                .collect(Collectors.joining("\n"));
        try {
            typed.update(context, classes, services.component, signature, properties);
        } catch (IllegalArgumentException e) {
            journal.problem(deployment.name(), "no service " + typed.className() + ": " + e.getMessage(), null);
        }
    }

    private static List<String> entries(@Nullable Object configured) {
        List<String> entries = new ArrayList<>();
        switch (configured) {
            case String[] array -> entries.addAll(Arrays.asList(array));
            case Collection<?> all -> all.forEach(each -> entries.add(String.valueOf(each)));
            case null -> {
            }
            default -> entries.addAll(Arrays.asList(configured.toString().split(",")));
        }
        entries.replaceAll(String::strip);
        entries.removeIf(String::isEmpty);
        return entries;
    }
}
