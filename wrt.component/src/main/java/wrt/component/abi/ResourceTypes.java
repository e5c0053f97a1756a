// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ResourceType;
import wrt.component.ValType;
import wrt.component.async.ElementType;

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

    /**
     * The element type of a stream or future at run time.
     *
     * @param element null where there is none
     * @return comparable with those of other instances
     */
    default ElementType elementType(@Nullable ValType element) {
        throw new IllegalStateException("no streams or futures where types have no instance");
    }
}
