// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;

/** {@code record}: a {@link RecordValue}; a {@link Map} is welcome too. */
final class RecordPlan implements ValuePlan {

    private final String[] names;
    private final Sequence fields;

    RecordPlan(List<String> names, Sequence fields) {
        this.names = names.toArray(String[]::new);
        this.fields = fields;
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof RecordValue r ? r.fields() : (Map<?, ?>) value;
    }

    private Object record(Object[] values) {
        LinkedHashMap<String, Object> map = LinkedHashMap.newLinkedHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            map.put(names[i], values[i]);
        }
        return new RecordValue(map);
    }

    private Object[] values(Object value) {
        Map<?, ?> map = map(value);
        Object[] values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = Objects.requireNonNull(map.get(names[i]));
        }
        return values;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return record(fields.lift(cx, flat, at));
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        fields.lower(cx, values(value), flat, at);
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return record(fields.load(cx, pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        fields.store(cx, values(value), pointer);
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        fields.transfer(t, source, at, target, place);
    }

    @Override
    public void transferElements(Transfer t, int at, int place, int count, int distance) {
        fields.transferElements(t, at, place, count, distance);
    }

    @Override
    public boolean isTotal() {
        return fields.isTotal();
    }

    @Override
    public boolean isBytes() {
        return fields.isBytes();
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof RecordValue) && !(value instanceof Map)) {
            throw ValueMismatchException.expected("record (RecordValue or Map)", value);
        }
        Map<?, ?> map = map(value);
        for (int i = 0; i < names.length; i++) {
            if (!map.containsKey(names[i])) {
                throw ValueMismatchException.problem("field " + names[i] + " is missing");
            }
            fields.check(i, map.get(names[i]), names[i]);
        }
        if (map.size() > names.length) {
            throw ValueMismatchException
                    .problem("unknown fields: found " + map.keySet() + ", expected " + List.of(names));
        }
    }

    @Override
    public int hostBytes() {
        return 80 + 48 * names.length + fields.hostBytes();
    }
}
