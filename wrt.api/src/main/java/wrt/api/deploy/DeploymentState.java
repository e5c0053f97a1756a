// SPDX-License-Identifier: Apache-2.0
package wrt.api.deploy;

import org.osgi.annotation.versioning.ProviderType;

/** Where a deployed component stands. */
@ProviderType
public enum DeploymentState {

    /** Deployed for the first time, its bytes being validated and compiled; it is not known yet whether it is valid. */
    COMPILING,

    /** Valid, but an import is missing; it resolves when that appears. */
    UNRESOLVED,

    /** Instantiated and taking calls. */
    ACTIVE,

    /** A guest trapped; calls are refused until an update or a restart of the component. */
    FAILED,

    /** Being removed; running calls finish. */
    STOPPING
}
