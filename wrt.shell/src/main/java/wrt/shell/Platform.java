// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.Collection;
import java.util.List;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.deploy.DeploymentInfo;
import wrt.api.engine.Engine;

/**
 * The services of the platform, as a command sees them.
 *
 * @param deployer what is deployed
 * @param engine what is running
 * @param components the deployed components that take calls now; the collection changes as they come and go
 */
record Platform(Deployer deployer, Engine engine, Collection<WasmComponent> components) {

    /**
     * One deployment.
     *
     * @param name its name
     * @return what is known of it
     * @throws CommandFailure if there is none of that name
     */
    DeploymentInfo deployment(String name) {
        return deployer.deployment(name).orElseThrow(() -> new Unknown("component").named(name, names()));
    }

    /**
     * The names of all deployed components.
     *
     * @return the names
     */
    List<String> names() {
        return deployer.deployments().stream().map(DeploymentInfo::name).toList();
    }

    /**
     * The service of one component.
     *
     * @param name its deployed name
     * @return the service
     * @throws CommandFailure if there is none of that name, or it takes no calls now
     */
    WasmComponent component(String name) {
        return components.stream().filter(component -> component.name().equals(name)).findFirst().orElseThrow(() -> {
            DeploymentInfo info = deployment(name);
            return new CommandFailure("component '" + name + "' takes no calls, it is " + State.of(info)
                    + (info.problems().isEmpty() ? "" : ": " + String.join("; ", info.problems())));
        });
    }
}
