// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The functions of one exported interface, or those that the component exports directly.
 *
 * @param component the deployed component's name
 * @param name the interface's full name, or empty for the functions exported directly
 * @param functions by the name inside the interface, for example {@code set-speed} or {@code [method]counter.next}
 */
public record ExportGroup(String component, String name, SequencedMap<String, Export> functions) {

    /** Copies the functions. */
    public ExportGroup {
        functions = new LinkedHashMap<>(functions);
    }

    /** For messages. */
    String title() {
        return name.isEmpty() ? "the functions of " + component : name;
    }
}
