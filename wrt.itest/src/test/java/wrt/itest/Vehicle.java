// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.Collection;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import wrt.api.component.ComponentProperties;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.deploy.DeploymentState;

/**
 * The example components in the container of the test.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Vehicle {

    private final BundleContext context;
    private final Deployer deployer;

    Vehicle(BundleContext context, Deployer deployer) {
        this.context = context;
        this.deployer = deployer;
    }

    /** Deploys an example, for instance {@code hog}, and returns its service. */
    WasmComponent deploy(String name) {
        deployer.deploy(name, bytes(name));
        return service(name);
    }

    /** The component of that name. */
    static byte[] bytes(String name) {
        return Examples.bytes("vehicle/" + name + "/" + name + ".wasm");
    }

    /** The second version of the brake. */
    static byte[] secondBrake() {
        return Examples.bytes("vehicle/brake/brake-v2.wasm");
    }

    /** The reference of a component's service, as any bundle would find it. */
    Optional<ServiceReference<WasmComponent>> reference(String name) {
        try {
            Collection<ServiceReference<WasmComponent>> found = context.getServiceReferences(WasmComponent.class,
                    "(" + ComponentProperties.NAME + "=" + name + ")");
            if (found.size() > 1) {
                throw new AssertionError(name + " is there " + found.size() + " times");
            }
            return found.stream().findFirst();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The service of a component; waits for it, because a dropped file takes its time. */
    WasmComponent service(String name) {
        Await.until(name + " is a service", () -> reference(name).isPresent());
        return context.getService(reference(name).orElseThrow());
    }

    /** What the deployer says of a component. */
    DeploymentInfo info(String name) {
        return deployer.deployment(name).orElseThrow(() -> new AssertionError(name + " is not deployed"));
    }

    /** Waits until a component has reached a state. */
    DeploymentInfo await(String name, DeploymentState state) {
        Await.until(name + " is " + state, () -> "; there is " + deployer.deployments().stream()
                .map(info -> info.name() + " " + info.state() + " " + info.problems()).toList(),
                () -> deployer.deployment(name).map(DeploymentInfo::state).orElse(null) == state);
        return info(name);
    }

    /** Waits until a component is gone. */
    void awaitGone(String name) {
        Await.until(name + " is gone", () -> deployer.deployment(name).isEmpty());
    }

    /** Removes everything. */
    void clear() {
        deployer.deployments().forEach(deployment -> deployer.undeploy(deployment.name()));
    }
}
