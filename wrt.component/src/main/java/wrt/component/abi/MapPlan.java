// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.component.Layout;

/**
 * {@code map<K, V>}: a {@link Map} in order; in memory a list of pairs. Where a guest repeats a key, the last value
 * counts.
 */
final class MapPlan implements ValuePlan {

    private final ValuePlan key;
    private final ValuePlan value;
    private final int valueOffset;
    private final ListRange range;

    MapPlan(ValuePlan key, ValuePlan value, Layout keyLayout, Layout valueLayout) {
        this.key = key;
        this.value = value;
        int alignment = Math.max(keyLayout.alignment(), valueLayout.alignment());
        this.valueOffset = Layout.align(keyLayout.size(), valueLayout.alignment());
        int size = Layout.align(valueOffset + valueLayout.size(), alignment);
        this.range = new ListRange(size, alignment, 48 + key.hostBytes() + value.hostBytes());
    }

    private Object loadRange(LiftLowerContext cx, int pointer, int claimed) {
        int length = range.checkLoad(cx, pointer, claimed);
        Map<Object, Object> map = LinkedHashMap.newLinkedHashMap(length);
        for (int i = 0; i < length; i++) {
            int at = pointer + i * range.elementSize();
            map.put(key.load(cx, at), value.load(cx, at + valueOffset));
        }
        return map;
    }

    private int storeRange(LiftLowerContext cx, Map<?, ?> map) {
        int pointer = range.allocate(cx, map.size());
        int at = pointer;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            key.store(cx, entry.getKey(), at);
            value.store(cx, entry.getValue(), at + valueOffset);
            at += range.elementSize();
        }
        return pointer;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return loadRange(cx, (int) flat[at], (int) flat[at + 1]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object map, long[] flat, int at) {
        flat[at] = Integer.toUnsignedLong(storeRange(cx, (Map<?, ?>) map));
        flat[at + 1] = ((Map<?, ?>) map).size();
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return loadRange(cx, cx.getInt(pointer), cx.getInt(pointer + 4));
    }

    @Override
    public void store(LiftLowerContext cx, Object map, int pointer) {
        int begin = storeRange(cx, (Map<?, ?>) map);
        cx.putInt(pointer, begin);
        cx.putInt(pointer + 4, ((Map<?, ?>) map).size());
    }

    @Override
    public void check(@Nullable Object map) {
        if (!(map instanceof Map<?, ?> entries)) {
            throw ValueMismatchException.expected("map (Map)", map);
        }
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            try {
                key.check(entry.getKey());
                value.check(entry.getValue());
            } catch (ValueMismatchException e) {
                throw e.in("[" + entry.getKey() + "]");
            }
        }
    }

    @Override
    public int hostBytes() {
        return 64;
    }
}
