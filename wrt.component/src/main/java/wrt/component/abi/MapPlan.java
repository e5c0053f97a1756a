// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

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
        this.range = new ListRange(size, alignment, 56 + key.hostBytes() + value.hostBytes());
    }

    private Object loadRange(LiftLowerContext cx, int pointer, int claimed) {
        int length = range.checkLoad(cx, pointer, claimed);
        Object[] keys = new Object[length];
        Object[] values = new Object[length];
        for (int i = 0; i < length; i++) {
            int at = pointer + i * range.elementSize();
            keys[i] = key.load(cx, at);
            values[i] = value.load(cx, at + valueOffset);
        }
        return cx.boundary().map(keys, values);
    }

    private int storeRange(LiftLowerContext cx, GuestMap map) {
        int pointer = range.allocate(cx, map.size());
        for (int i = 0; i < map.size(); i++) {
            int at = pointer + i * range.elementSize();
            key.store(cx, map.keys()[i], at);
            value.store(cx, map.values()[i], at + valueOffset);
        }
        return pointer;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return loadRange(cx, (int) flat[at], (int) flat[at + 1]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object map, long[] flat, int at) {
        GuestMap pairs = GuestMap.of(map);
        flat[at] = Integer.toUnsignedLong(storeRange(cx, pairs));
        flat[at + 1] = pairs.size();
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return loadRange(cx, cx.getInt(pointer), cx.getInt(pointer + 4));
    }

    @Override
    public void store(LiftLowerContext cx, Object map, int pointer) {
        GuestMap pairs = GuestMap.of(map);
        int begin = storeRange(cx, pairs);
        cx.putInt(pointer, begin);
        cx.putInt(pointer + 4, pairs.size());
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int pointer = t.getInt(source, at);
        int length = t.getSecond(source, at);
        int block = range.transfer(t, pointer, length);
        for (int i = 0; i < length; i++) {
            int pair = i * range.elementSize();
            key.transfer(t, null, pointer + pair, null, block + pair);
            value.transfer(t, null, pointer + pair + valueOffset, null, block + pair + valueOffset);
        }
        t.putPair(target, place, block, length);
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
