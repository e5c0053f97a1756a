// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallException;
import wrt.api.deploy.DeploymentInfo;
import wrt.engine.deploy.limits.LimitSource;
import wrt.engine.deploy.store.DeploymentStore;
import wrt.engine.deploy.store.Origin;

/** A deployer over fakes; background work is done at once, on the thread that asks for it. */
final class DeployerFixture implements Publisher, Journal, HostServices, Configurations {

    final FakeFoundry foundry;
    final List<String> journal = new CopyOnWriteArrayList<>();
    final List<HostService> hosts = new CopyOnWriteArrayList<>();
    final Map<String, Map<String, Object>> configurations = new ConcurrentHashMap<>();
    final Map<String, DeployedComponent> services = new ConcurrentHashMap<>();
    final Deployments deployments;

    DeployerFixture(Path directory) {
        this(directory, new FakeFoundry());
    }

    private DeployerFixture(Path directory, FakeFoundry fakes) {
        this(directory, fakes, fakes);
    }

    /** A deployer over another foundry. */
    DeployerFixture(Path directory, Foundry real, FakeFoundry fakes) {
        foundry = fakes;
        deployments = new Deployments(real,
                new LimitSources(this, new LimitSource("platform", Optional.empty(), Map.of()), () -> 2, 1024),
                this, new DeploymentStore(directory, journal::add), this, this, Runnable::run);
    }

    DeploymentInfo deploy(String name, String... lines) {
        return deployments.deploy(name, FakeComponent.bytes(lines), Map.of(), new Origin.Api());
    }

    DeploymentInfo info(String name) {
        return deployments.info(name).orElseThrow();
    }

    DeployedComponent service(String name) {
        DeployedComponent service = services.get(name);
        if (service == null) {
            throw new AssertionError("there is no service " + name + ", only " + services.keySet());
        }
        return service;
    }

    HostService host(long id, int ranking, String name, Object object) {
        HostService service = new HostService(id, ranking, Set.of(WitName.parse(name)), "host" + id, () -> object);
        hosts.add(service);
        deployments.settle();
        return service;
    }

    void unregister(HostService service) {
        service.gone();
        hosts.remove(service);
        deployments.settle();
    }

    @Override
    public void active(Deployment deployment, Generation generation) {
        services.computeIfAbsent(deployment.name(), name -> new DeployedComponent(deployment));
    }

    @Override
    public void inactive(Deployment deployment) {
        services.remove(deployment.name());
    }

    @Override
    public List<HostService> services() {
        return List.copyOf(hosts);
    }

    @Override
    public Configured of(String component) {
        return new Configured("wrt.component~" + component, configurations.getOrDefault(component, Map.of()));
    }

    @Override
    public void deployed(String component, String digest, String message, long nanos) {
        journal.add("deployed " + component);
    }

    @Override
    public void updated(String component, String digest, String message, long nanos) {
        journal.add("updated " + component);
    }

    @Override
    public void removed(String component, String digest, String message, long nanos) {
        journal.add("removed " + component);
    }

    @Override
    public void failed(CallException failure) {
        journal.add("failed " + failure.getMessage());
    }

    @Override
    public void info(String component, String message) {
        journal.add("info " + component + ": " + message);
    }

    @Override
    public void problem(String component, String message, @Nullable Throwable cause) {
        journal.add("problem " + component + ": " + message);
    }
}
