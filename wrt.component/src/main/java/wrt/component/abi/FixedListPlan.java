// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatType;
import wrt.component.Layout;

/** {@code list<T, N>}: a {@link List} of N elements, stored where it stands. */
final class FixedListPlan implements ValuePlan {

    private final ValuePlan element;
    private final int length;
    private final int elementSize;
    private final int elementFlat;

    FixedListPlan(ValuePlan element, long length, Layout layout) {
        this.element = element;
        // Validation bounds the size of a type in memory, and an element has at least one byte.
        this.length = Math.toIntExact(length);
        this.elementSize = layout.size();
        List<FlatType> flat = layout.flat();
        this.elementFlat = flat == null ? 0 : flat.size();
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(element.lift(cx, flat, at + i * elementFlat));
        }
        return list;
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        List<?> list = (List<?>) value;
        for (int i = 0; i < length; i++) {
            element.lower(cx, list.get(i), flat, at + i * elementFlat);
        }
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        cx.charge((long) length * (element.hostBytes() + 4));
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(element.load(cx, pointer + i * elementSize));
        }
        return list;
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        List<?> list = (List<?>) value;
        for (int i = 0; i < length; i++) {
            element.store(cx, list.get(i), pointer + i * elementSize);
        }
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        if (source == null && target == null) {
            t.move(element, at, place, length, elementSize);
            return;
        }
        int giving = source == null ? elementSize : elementFlat;
        int taking = target == null ? elementSize : elementFlat;
        for (int i = 0; i < length; i++) {
            element.transfer(t, source, at + i * giving, target, place + i * taking);
        }
    }

    @Override
    public boolean isTotal() {
        return element.isTotal();
    }

    @Override
    public boolean isBytes() {
        return element.isBytes();
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() != length) {
            throw ValueMismatchException.expected("list of " + length + " elements (List)", value);
        }
        for (int i = 0; i < length; i++) {
            try {
                element.check(list.get(i));
            } catch (ValueMismatchException e) {
                throw e.in("[" + i + "]");
            }
        }
    }

    @Override
    public int hostBytes() {
        return 24;
    }
}
