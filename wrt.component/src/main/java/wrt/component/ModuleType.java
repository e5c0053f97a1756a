// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The type of a core module.
 *
 * <p>Source: Component Model, Explainer, "Core Type Definitions" ({@code core:moduletype}).
 *
 * @param imports the imports in order; pairs of module and field name may not repeat
 * @param exports the exports by name, in order
 */
@ProviderType
public record ModuleType(List<Import> imports, SequencedMap<String, CoreExternType> exports) {

    /** Copies the collections. */
    public ModuleType {
        imports = List.copyOf(imports);
        exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
    }

    /**
     * An import of a core module.
     *
     * @param module the first name
     * @param name the second name
     * @param type what is imported
     */
    public record Import(String module, String name, CoreExternType type) {
    }
}
