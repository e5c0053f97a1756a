// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What an imported or exported type is known to be.
 *
 * <p>Source: Component Model, Explainer, "Import and Export Definitions" ({@code typebound}).
 */
@ProviderType
public sealed interface TypeBound {

    /**
     * The type behind the bound.
     *
     * @return never null
     */
    DefinedType type();

    /**
     * Equal to a known type.
     *
     * @param type the type as named here: functions of the same scope that use the name refer to this object
     * @param original the equal type that it was declared with, perhaps named elsewhere
     */
    record Eq(DefinedType type, DefinedType original) implements TypeBound {
    }

    /**
     * Some resource type, introduced here.
     *
     * @param type its identity
     */
    record SubResource(ResourceType type) implements TypeBound {
    }
}
