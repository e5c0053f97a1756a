// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The type of a component instance.
 *
 * <p>Source: Component Model, Explainer, "Fundamental value types" ({@code instancetype}).
 *
 * @param exports the exports by full name, in order
 */
public record InstanceType(SequencedMap<String, ExternType> exports) implements DefinedType {

    /** Copies the map. */
    public InstanceType {
        exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
    }
}
