// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code tuple}: a {@link List}. */
final class TuplePlan implements ValuePlan {

    private final Sequence elements;

    TuplePlan(Sequence elements) {
        this.elements = elements;
    }

    private static List<Object> list(Object[] values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return list(elements.lift(cx, flat, at));
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        elements.lower(cx, ((List<?>) value).toArray(), flat, at);
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return list(elements.load(cx, pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        elements.store(cx, ((List<?>) value).toArray(), pointer);
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        elements.transfer(t, source, at, target, place);
    }

    @Override
    public void transferElements(Transfer t, int at, int place, int count, int distance) {
        elements.transferElements(t, at, place, count, distance);
    }

    @Override
    public boolean isTotal() {
        return elements.isTotal();
    }

    @Override
    public boolean isBytes() {
        return elements.isBytes();
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw ValueMismatchException.expected("tuple (List)", value);
        }
        if (list.size() != elements.count()) {
            throw ValueMismatchException
                    .problem("expected " + elements.count() + " tuple elements, found " + list.size());
        }
        for (int i = 0; i < list.size(); i++) {
            elements.check(i, list.get(i), "[" + i + "]");
        }
    }

    @Override
    public int hostBytes() {
        return 48 + elements.hostBytes();
    }
}
