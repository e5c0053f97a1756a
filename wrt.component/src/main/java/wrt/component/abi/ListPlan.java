// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.Layout;

/** {@code list<T>}: a {@link List}. */
final class ListPlan implements ValuePlan {

    private final ValuePlan element;
    private final ListRange range;

    ListPlan(ValuePlan element, Layout layout) {
        this.element = element;
        this.range = new ListRange(layout.size(), layout.alignment(), element.hostBytes());
    }

    private Object loadRange(LiftLowerContext cx, int pointer, int claimed) {
        int length = range.checkLoad(cx, pointer, claimed);
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(element.load(cx, pointer + i * range.elementSize()));
        }
        return list;
    }

    private int storeRange(LiftLowerContext cx, List<?> list) {
        int pointer = range.allocate(cx, list.size());
        int at = pointer;
        for (Object value : list) {
            element.store(cx, value, at);
            at += range.elementSize();
        }
        return pointer;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return loadRange(cx, (int) flat[at], (int) flat[at + 1]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        List<?> list = (List<?>) value;
        flat[at] = Integer.toUnsignedLong(storeRange(cx, list));
        flat[at + 1] = list.size();
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return loadRange(cx, cx.getInt(pointer), cx.getInt(pointer + 4));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        List<?> list = (List<?>) value;
        int begin = storeRange(cx, list);
        cx.putInt(pointer, begin);
        cx.putInt(pointer + 4, list.size());
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int pointer = t.getInt(source, at);
        int length = t.getSecond(source, at);
        int block = range.transfer(t, pointer, length);
        t.move(element, pointer, block, length, range.elementSize());
        t.putPair(target, place, block, length);
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw ValueMismatchException.expected("list (List)", value);
        }
        int i = 0;
        try {
            for (Object e : list) {
                element.check(e);
                i++;
            }
        } catch (ValueMismatchException e) {
            throw e.in("[" + i + "]");
        }
    }

    @Override
    public int hostBytes() {
        return 48;
    }
}
