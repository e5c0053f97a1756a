// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.osgi.annotation.versioning.ProviderType;

/** The properties of the service that a deployed component is. */
@ProviderType
public final class ComponentProperties {

    /** The name under which the component is deployed, a string. */
    public static final String NAME = "wrt.component.name";

    /** SHA-256 of the component's bytes, 64 hexadecimal digits. */
    public static final String DIGEST = "wrt.component.digest";

    /** The version that the component states of itself, or {@code 0.0.0}. */
    public static final String VERSION = "wrt.component.version";

    /** The full names of the exported interfaces and functions, a string array. */
    public static final String EXPORTS = "wrt.component.exports";

    /** The criticality level: QM, A, B, C or D. */
    public static final String CRITICALITY = "wrt.component.criticality";

    /**
     * On a host service: the full name of the WIT interface that it implements, for example
     * {@code vehicle:host/clock@0.1.0}; its public methods are the functions, kebab-case in camelCase.
     */
    public static final String HOST_INTERFACE = "wrt.host.interface";

    private ComponentProperties() {
    }
}
