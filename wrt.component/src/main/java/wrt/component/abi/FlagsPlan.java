// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code flags}: a set of labels; bits beyond the labels are ignored. */
final class FlagsPlan implements ValuePlan {

    private final List<String> labels;
    private final Map<String, Integer> bits = new HashMap<>();
    private final int size;
    private final int mask;

    FlagsPlan(List<String> labels, int size) {
        this.labels = labels;
        this.size = size;
        this.mask = -1 >>> Integer.SIZE - labels.size();
        for (int i = 0; i < labels.size(); i++) {
            bits.put(labels.get(i), 1 << i);
        }
    }

    private Set<String> unpack(int packed) {
        Set<String> set = new LinkedHashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            if ((packed >>> i & 1) != 0) {
                set.add(labels.get(i));
            }
        }
        return set;
    }

    private int loadBits(LiftLowerContext cx, int pointer) {
        return switch (size) {
            case 1 -> cx.getByte(pointer);
            case 2 -> cx.getShort(pointer);
            default -> cx.getInt(pointer);
        };
    }

    private void storeBits(LiftLowerContext cx, int packed, int pointer) {
        switch (size) {
            case 1 -> cx.putByte(pointer, packed);
            case 2 -> cx.putShort(pointer, packed);
            default -> cx.putInt(pointer, packed);
        }
    }

    private int pack(Object value) {
        int packed = 0;
        for (Object label : (Set<?>) value) {
            packed |= bits.getOrDefault(label, 0);
        }
        return packed;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return unpack((int) flat[at]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = Integer.toUnsignedLong(pack(value));
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return unpack(loadBits(cx, pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        storeBits(cx, pack(value), pointer);
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int packed = mask & (source == null ? loadBits(t.from(), at) : (int) source[at]);
        if (target == null) {
            storeBits(t.to(), packed, place);
        } else {
            target[place] = Integer.toUnsignedLong(packed);
        }
    }

    @Override
    public boolean isTotal() {
        return true;
    }

    @Override
    public boolean isBytes() {
        return labels.size() == size * Byte.SIZE;
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof Set<?> set)) {
            throw ValueMismatchException.expected("flags (a Set of labels)", value);
        }
        for (Object label : set) {
            if (!bits.containsKey(label)) {
                throw ValueMismatchException.problem("unknown flag " + label + ", expected some of " + labels);
            }
        }
    }

    @Override
    public int hostBytes() {
        return 64 + 48 * labels.size();
    }
}
