// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatType;
import wrt.component.Layout;
import wrt.component.ValType;

/**
 * Values of several types one after the other, as in a record, in a tuple, or in a list of parameters.
 *
 * <p>Concurrency: immutable.
 */
final class Sequence {

    private final ValuePlan[] plans;
    private final int[] offsets;
    private final int[] flatOffsets;
    private final int size;
    private final boolean isBytes;
    private final boolean isTotal;

    /**
     * A sequence.
     *
     * @param types the types in order
     * @param plans their plans
     */
    Sequence(List<ValType> types, List<ValuePlan> plans) {
        this.plans = plans.toArray(ValuePlan[]::new);
        this.offsets = new int[types.size()];
        this.flatOffsets = new int[types.size()];
        int offset = 0;
        int flat = 0;
        int alignment = 1;
        boolean dense = true;
        for (int i = 0; i < types.size(); i++) {
            Layout layout = types.get(i).layout();
            alignment = Math.max(alignment, layout.alignment());
            offsets[i] = Layout.align(offset, layout.alignment());
            dense = dense && offset == offsets[i] && this.plans[i].isBytes();
            offset = offsets[i];
            flatOffsets[i] = flat;
            offset += layout.size();
            // A type with too many core values is never flattened, so its offsets are not used.
            List<FlatType> core = layout.flat();
            flat += core == null ? 0 : core.size();
        }
        this.size = Layout.align(offset, alignment);
        this.isBytes = dense && size == offset;
        this.isTotal = plans.stream().allMatch(ValuePlan::isTotal);
    }

    int count() {
        return plans.length;
    }

    Object[] lift(LiftLowerContext cx, long[] flat, int at) {
        Object[] values = new Object[plans.length];
        for (int i = 0; i < plans.length; i++) {
            values[i] = plans[i].lift(cx, flat, at + flatOffsets[i]);
        }
        return values;
    }

    void lower(LiftLowerContext cx, Object[] values, long[] flat, int at) {
        for (int i = 0; i < plans.length; i++) {
            plans[i].lower(cx, values[i], flat, at + flatOffsets[i]);
        }
    }

    Object[] load(LiftLowerContext cx, int pointer) {
        Object[] values = new Object[plans.length];
        for (int i = 0; i < plans.length; i++) {
            values[i] = plans[i].load(cx, pointer + offsets[i]);
        }
        return values;
    }

    void store(LiftLowerContext cx, Object[] values, int pointer) {
        for (int i = 0; i < plans.length; i++) {
            plans[i].store(cx, values[i], pointer + offsets[i]);
        }
    }

    void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        if (isBytes && source == null && target == null) {
            System.arraycopy(t.from().bytes(), at, t.to().bytes(), place, size);
            return;
        }
        int[] giving = source == null ? offsets : flatOffsets;
        int[] taking = target == null ? offsets : flatOffsets;
        for (int i = 0; i < plans.length; i++) {
            plans[i].transfer(t, source, at + giving[i], target, place + taking[i]);
        }
    }

    /** Moves several that lie at equal distances: field by field where the order does not matter, which is faster. */
    void transferElements(Transfer t, int at, int place, int count, int distance) {
        if (isTotal) {
            for (int i = 0; i < plans.length; i++) {
                plans[i].transferElements(t, at + offsets[i], place + offsets[i], count, distance);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            transfer(t, null, at + i * distance, null, place + i * distance);
        }
    }

    /** Whether every value is one of which all bytes are a value. */
    boolean isTotal() {
        return isTotal;
    }

    /** Whether all values are their bytes and nothing is between or behind them. */
    boolean isBytes() {
        return isBytes;
    }

    void check(int index, @Nullable Object value, String step) {
        try {
            plans[index].check(value);
        } catch (ValueMismatchException e) {
            throw e.in(step);
        }
    }

    int hostBytes() {
        long bytes = 0;
        for (ValuePlan plan : plans) {
            bytes += plan.hostBytes();
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE >> 4);
    }
}
