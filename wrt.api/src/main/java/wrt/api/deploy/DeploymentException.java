// SPDX-License-Identifier: Apache-2.0
package wrt.api.deploy;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A component could not be deployed; the message names it, says where the fault lies and which rule it breaks. */
@ProviderType
public final class DeploymentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String component;

    /**
     * A failed deployment.
     *
     * @param component the name under which it was to be deployed
     * @param message what is wrong and what would be right
     * @param cause what brought it about, or null
     */
    public DeploymentException(String component, String message, @Nullable Throwable cause) {
        super(component + ": " + message, cause);
        this.component = component;
    }

    /**
     * The name under which the component was to be deployed.
     *
     * @return the name
     */
    public String component() {
        return component;
    }
}
