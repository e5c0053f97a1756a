// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The type of a component instance.
 *
 * <p>Source: Component Model, Explainer, "Fundamental value types" ({@code instancetype}).
 *
 * @param exports the exports by full name, in order
 * @param resources the resource types that a declared type introduces, other ones for every instance; empty for the
 *            type of an actual instance, whose resource types belong to the component around it
 */
@ProviderType
public record InstanceType(SequencedMap<String, ExternType> exports, List<ResourceType> resources)
        implements
            DefinedType {

    /** Copies the collections. */
    public InstanceType {
        exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
        resources = List.copyOf(resources);
    }

    /**
     * The type of an actual instance.
     *
     * @param exports the exports by full name, in order
     */
    public InstanceType(SequencedMap<String, ExternType> exports) {
        this(exports, List.of());
    }
}
