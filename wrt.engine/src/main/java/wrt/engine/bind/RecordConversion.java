// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;

/**
 * A WIT record and a Java record, by the names of their parts.
 *
 * @param shape the Java record
 * @param parts one for each field, in the order of WIT
 */
record RecordConversion(RecordShape shape, List<Part> parts) implements Conversion {

    /**
     * One field.
     *
     * @param field its WIT name
     * @param index the component of the Java record
     * @param conversion between the two
     */
    record Part(String field, int index, Conversion conversion) {
    }

    @Override
    public Object toWit(@Nullable Object java) {
        if (java == null) {
            throw new IllegalArgumentException("null is no value of a record");
        }
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        for (Part part : parts) {
            fields.put(part.field(), part.conversion().toWit(shape.get(java, part.index())));
        }
        return new RecordValue(fields);
    }

    @Override
    public Object toJava(@Nullable Object wit) {
        if (!(wit instanceof RecordValue value)) {
            throw new IllegalArgumentException("a record is a RecordValue, not " + wit);
        }
        @Nullable
        Object[] values = new Object[shape.size()];
        for (Part part : parts) {
            values[part.index()] = part.conversion().toJava(value.get(part.field()));
        }
        return shape.make(values);
    }
}
