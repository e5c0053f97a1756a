// SPDX-License-Identifier: Apache-2.0
package wrt.api.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Deploys components, updates them in place and removes them.
 *
 * <p>What is deployed survives a restart of the container. The identity of what runs is the digest of its bytes:
 * deploying the same bytes under the same name again changes nothing.
 *
 * <p>Concurrency: safe from any thread; operations on one name happen one after the other.
 *
 * <p>Source: design, "The life of a component".
 */
@ProviderType
public interface Deployer {

    /**
     * Deploys a component, or updates the one of that name in place.
     *
     * <p>An update is atomic: new calls go to the new instance, running ones finish on the old one within the grace
     * period. When the new bytes are not valid, the old instance stays.
     *
     * @param name a name of letters, digits, dots, dashes and underscores
     * @param bytes the component
     * @return what is deployed now; it may be unresolved
     * @throws DeploymentException if the bytes are no valid component, the configuration is invalid, or instantiating
     *     fails; nothing has changed then
     */
    DeploymentInfo deploy(String name, byte[] bytes);

    /**
     * Deploys as {@link #deploy(String, byte[])} does, with settings that go before every configuration.
     *
     * @param name the name
     * @param bytes the component
     * @param settings values by the keys of the component's configuration
     * @return what is deployed now
     * @throws DeploymentException as above
     */
    DeploymentInfo deploy(String name, byte[] bytes, Map<String, Object> settings);

    /**
     * Removes a component: no new call is accepted, running ones may finish within the grace period and are cancelled
     * then.
     *
     * @param name the name
     * @return whether there was such a component
     */
    boolean undeploy(String name);

    /**
     * What is deployed.
     *
     * @return a snapshot, by name
     */
    List<DeploymentInfo> deployments();

    /**
     * One deployment.
     *
     * @param name the name
     * @return its state, or empty if there is none of that name
     */
    Optional<DeploymentInfo> deployment(String name);
}
