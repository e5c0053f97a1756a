// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import wrt.api.deploy.ImportInfo;
import wrt.component.ExternType;
import wrt.engine.bind.HostFunctions;
import wrt.engine.bind.HostResources;
import wrt.engine.bind.ImportTypes;

/**
 * Chooses who provides a component's imports: for each the highest compatible version that another deployed component
 * exports, else that a service of the container implements; among equals the service with the higher ranking, the older
 * service, the first component by name. So the same set of providers gives the same choice, whatever came first.
 *
 * <p>Concurrency: safe from any thread. Choosing components and remembering the choice is one step, so that two
 * components that are resolved at the same time cannot come to depend on each other.
 */
final class Resolution {

    private static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::name, WitName.BY_VERSION)
            .thenComparingInt(Candidate::ranking).thenComparing(Candidate::title, Comparator.reverseOrder());

    private final Supplier<Collection<Deployment>> deployments;
    private final HostServices hosts;
    private final Map<String, Set<String>> dependencies = new ConcurrentHashMap<>();

    Resolution(Supplier<Collection<Deployment>> deployments, HostServices hosts) {
        this.deployments = deployments;
        this.hosts = hosts;
    }

    /**
     * What was chosen.
     *
     * @param providers by import name; an import that is missing has none
     * @param problems a line for each import that is missing
     * @param imports every import with its provider, for listings
     */
    record Choice(SequencedMap<String, Provider> providers, List<String> problems, List<ImportInfo> imports) {

        boolean isComplete() {
            return problems.isEmpty();
        }
    }

    private record Candidate(WitName name, int ranking, String title, Provider provider) {
    }

    /** Chooses for a deployment that is to run a component. */
    Choice choose(Deployment consumer, LoadedComponent component) {
        SequencedMap<String, Provider> providers = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        synchronized (dependencies) {
            Set<String> chosen = new HashSet<>();
            component.imports().forEach((name, type) -> components(consumer, name, type).ifPresent(provider -> {
                providers.put(name, provider);
                chosen.add(provider.deployment().name());
            }));
            dependencies.put(consumer.name(), chosen);
        }
        SequencedMap<String, Provider> ordered = new LinkedHashMap<>();
        List<ImportInfo> imports = new ArrayList<>();
        component.imports().forEach((name, type) -> {
            Optional<Provider> provider = ImportTypes.needsProvider(type)
                    ? Optional.ofNullable(providers.get(name)).or(() -> host(component, name, type))
                    : Optional.of(new TypesProvider());
            provider.ifPresentOrElse(found -> ordered.put(name, found),
                    () -> problems.add(missing(consumer, name, type)));
            imports.add(new ImportInfo(name, provider.map(Provider::title).orElse("")));
        });
        return new Choice(ordered, List.copyOf(problems), List.copyOf(imports));
    }

    /** Forgets what a deployment depends on. */
    void forget(Deployment consumer) {
        synchronized (dependencies) {
            dependencies.remove(consumer.name());
        }
    }

    private Optional<ComponentProvider> components(Deployment consumer, String importName, ExternType type) {
        WitName asked = WitName.parse(importName);
        if (!asked.isGlobal() || !ImportTypes.needsProvider(type)) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Deployment deployment : deployments.get()) {
            Generation generation = deployment.current();
            if (deployment == consumer || generation == null || !deployment.isOpen()
                    || dependsOn(deployment.name(), consumer.name())) {
                continue;
            }
            LoadedComponent incoming = deployment.incoming();
            String export = fitting(generation.component(), asked, type);
            if (export != null && (incoming == null || fitting(incoming, asked, type) != null)) {
                candidates.add(new Candidate(WitName.parse(export), 0, deployment.name(),
                        new ComponentProvider(deployment, asked)));
            }
        }
        return candidates.stream().max(ORDER).map(candidate -> (ComponentProvider) candidate.provider());
    }

    private static @Nullable String fitting(LoadedComponent component, WitName asked,
            ExternType type) {
        String export = Generation.best(component.exports().sequencedKeySet(), asked);
        return export != null && ImportTypes.misfits(component.exports().get(export), type).isEmpty() ? export : null;
    }

    private Optional<Provider> host(LoadedComponent component, String importName, ExternType type) {
        WitName asked = WitName.parse(importName);
        List<Candidate> candidates = new ArrayList<>();
        for (HostService service : hosts.services()) {
            for (WitName name : service.interfaces()) {
                Object object = name.satisfies(asked) && service.isThere() ? service.object() : null;
                if (object == null) {
                    continue;
                }
                HostFunctions functions = new HostFunctions(object, importName, type, component.hostResources());
                if (functions.misfits().isEmpty()) {
                    // Zeros in front, so that titles are ordered as numbers: the older service comes first.
                    candidates.add(new Candidate(name, service.ranking(), "%019d".formatted(service.id()),
                            new HostProvider(service, importName, functions)));
                }
            }
        }
        return candidates.stream().max(ORDER).map(Candidate::provider);
    }

    private boolean dependsOn(String consumer, String provider) {
        Set<String> seen = new HashSet<>();
        List<String> toSee = new ArrayList<>(List.of(consumer));
        while (!toSee.isEmpty()) {
            String next = toSee.removeLast();
            if (next.equals(provider)) {
                return true;
            }
            if (seen.add(next)) {
                toSee.addAll(dependencies.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    /** Says why nobody provides an import. */
    private String missing(Deployment consumer, String importName, ExternType type) {
        WitName asked = WitName.parse(importName);
        List<String> reasons = new ArrayList<>();
        for (Deployment deployment : deployments.get()) {
            Status status = deployment.status();
            if (deployment == consumer || status == null) {
                continue;
            }
            for (Map.Entry<String, ExternType> export : status.component().exports().entrySet()) {
                WitName name = WitName.parse(export.getKey());
                if (!name.base().equals(asked.base())) {
                    continue;
                }
                String who = "component " + deployment.name();
                if (!name.satisfies(asked)) {
                    reasons.add(who + " exports it in version "
                            + name.version().map(WitVersion::toString).orElse("none"));
                } else if (!ImportTypes.misfits(export.getValue(), type).isEmpty()) {
                    reasons.add(who + " does not fit: "
                            + String.join(", ", ImportTypes.misfits(export.getValue(), type)));
                } else {
                    reasons.add(cycle(consumer, deployment).orElse(who + " exports it, but is " + status.state()));
                }
            }
        }
        for (HostService service : hosts.services()) {
            if (service.interfaces().stream().anyMatch(name -> name.satisfies(asked))) {
                Object object = service.object();
                reasons.add("host service " + service.title() + (object == null
                        ? " cannot be had"
                        : " does not fit: " + String.join(", ",
                                new HostFunctions(object, importName, type, new HostResources()).misfits())));
            }
        }
        return "import " + importName + " is missing" + (reasons.isEmpty()
                ? ""
                : " (" + String.join("; ", reasons)
                        + ")");
    }

    /** The way from a provider back to the component that would use it, through what each would import. */
    private Optional<String> cycle(Deployment consumer, Deployment provider) {
        List<Deployment> way = new ArrayList<>();
        if (!reaches(provider, consumer, way, new HashSet<>())) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("import cycle: ").append(consumer.name());
        way.forEach(deployment -> text.append(" -> ").append(deployment.name()));
        return Optional.of(text.append(" -> ").append(consumer.name()).toString());
    }

    private boolean reaches(Deployment from, Deployment to, List<Deployment> way, Set<String> seen) {
        Status status = from.status();
        if (status == null || !seen.add(from.name())) {
            return false;
        }
        way.add(from);
        for (String importName : status.component().imports().sequencedKeySet()) {
            WitName asked = WitName.parse(importName);
            for (Deployment next : deployments.get()) {
                Status nextStatus = next.status();
                boolean exports = nextStatus != null && asked.isGlobal()
                        && Generation.best(nextStatus.component().exports().sequencedKeySet(), asked) != null;
                if (exports && (next == to || reaches(next, to, way, seen))) {
                    return true;
                }
            }
        }
        way.removeLast();
        return false;
    }
}
