// SPDX-License-Identifier: Apache-2.0
package wrt.api.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A value of a WIT record: field values by WIT name, in the order of the type.
 *
 * <p>Source: Component Model, Explainer, "Type Definitions".
 *
 * @param fields the field values by WIT name (kebab-case), in the order of the type; unmodifiable
 */
@ProviderType
public record RecordValue(SequencedMap<String, Object> fields) {

    /** Copies the fields, so that the value never changes. */
    public RecordValue {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /**
     * A record of the given fields.
     *
     * @param fields names and values, alternating
     * @return the record
     * @throws IllegalArgumentException if a name has no value or is no string
     */
    public static RecordValue of(Object... fields) {
        if (fields.length % 2 != 0) {
            throw new IllegalArgumentException("a record needs name and value in turn, but the last name has no value");
        }
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (!(fields[i] instanceof String name)) {
                throw new IllegalArgumentException("field name " + i / 2 + " is not a string: " + fields[i]);
            }
            map.put(name, fields[i + 1]);
        }
        return new RecordValue(map);
    }

    /**
     * The value of one field.
     *
     * @param name its WIT name
     * @return the value, or null when the record has no such field
     */
    public @Nullable Object get(String name) {
        return fields.get(name);
    }

    /**
     * The fields as a map.
     *
     * @return the unmodifiable map
     */
    public Map<String, Object> asMap() {
        return fields;
    }
}
