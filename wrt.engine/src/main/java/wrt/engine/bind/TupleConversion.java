// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A WIT tuple and a Java record, by position.
 *
 * @param shape the Java record
 * @param elements one for each position
 */
record TupleConversion(RecordShape shape, List<Conversion> elements) implements Conversion {

    @Override
    public Object toWit(@Nullable Object java) {
        if (java == null) {
            throw new IllegalArgumentException("null is no value of a tuple");
        }
        List<@Nullable Object> values = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            values.add(elements.get(i).toWit(shape.get(java, i)));
        }
        return values;
    }

    @Override
    public Object toJava(@Nullable Object wit) {
        if (!(wit instanceof List<?> list) || list.size() != elements.size()) {
            throw new IllegalArgumentException("a tuple is a list of " + elements.size() + ", not " + wit);
        }
        @Nullable
        Object[] values = new Object[elements.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(i).toJava(list.get(i));
        }
        return shape.make(values);
    }
}
