// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

import java.util.List;
import wrt.component.ComponentType;

/**
 * A decoded and validated component, outermost or nested.
 *
 * @param definitions all definitions in order
 * @param type its imports and exports
 */
public record ComponentDefinition(List<Definition> definitions, ComponentType type) {

    /** Copies the list. */
    public ComponentDefinition {
        definitions = List.copyOf(definitions);
    }
}
