// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ResourceType;

/** What the resource types that a component's types mention are in one instance of it. */
@FunctionalInterface
public interface ResourceTypes {

    /**
     * The resource type at run time.
     *
     * @param type the identity that the component's types use
     * @return never null
     */
    RuntimeResource resolve(ResourceType type);
}
