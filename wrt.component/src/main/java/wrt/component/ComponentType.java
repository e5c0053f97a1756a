// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The type of a component.
 *
 * <p>Source: Component Model, Explainer, "Fundamental value types" ({@code componenttype}).
 *
 * @param imports the imports by full name, in order
 * @param exports the exports by full name, in order
 */
public record ComponentType(SequencedMap<String, ExternType> imports,
        SequencedMap<String, ExternType> exports) implements DefinedType {

    /** Copies the maps. */
    public ComponentType {
        imports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(imports));
        exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
    }
}
