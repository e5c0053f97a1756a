// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The type of a component.
 *
 * <p>Source: Component Model, Explainer, "Fundamental value types" ({@code componenttype}).
 *
 * @param imports the imports by full name, in order
 * @param exports the exports by full name, in order
 * @param importedResources the resource types that the imports introduce: whoever instantiates supplies them
 * @param definedResources the resource types that the exports introduce: other ones for every instance
 */
@ProviderType
public record ComponentType(SequencedMap<String, ExternType> imports, SequencedMap<String, ExternType> exports,
        List<ResourceType> importedResources, List<ResourceType> definedResources) implements DefinedType {

    /** Copies the collections. */
    public ComponentType {
        imports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(imports));
        exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
        importedResources = List.copyOf(importedResources);
        definedResources = List.copyOf(definedResources);
    }
}
