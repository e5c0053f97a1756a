// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What an entry of a component's type index space stands for.
 *
 * <p>Source: Component Model, Explainer, "Type Definitions".
 */
@ProviderType
public sealed interface DefinedType permits ValType, FuncType, InstanceType, ComponentType, ResourceType {
}
