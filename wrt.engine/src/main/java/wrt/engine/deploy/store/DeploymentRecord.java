// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.store;

import java.util.Map;

/**
 * What is kept of one deployment.
 *
 * @param name its name
 * @param digest SHA-256 of its bytes
 * @param origin who deployed it
 * @param settings the settings that it was deployed with, as text
 */
public record DeploymentRecord(String name, String digest, Origin origin, Map<String, String> settings) {

    /** Copies the settings. */
    public DeploymentRecord {
        settings = Map.copyOf(settings);
    }
}
