// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ValType;
import wrt.component.async.CopyEnd;
import wrt.component.async.ElementType;
import wrt.component.async.EndKind;

/**
 * {@code stream<T>} and {@code future<T>} as values: the readable end goes to the other side.
 *
 * <p>Source: Component Model, CanonicalABI, "Loading" ({@code lift_stream}, {@code lift_future}) and "Storing".
 *
 * @param kind a readable end
 * @param element what it carries, null where there is none
 * @param type the same, comparable at run time
 * @param plan of an element, for the host's side
 */
record EndPlan(EndKind kind, @Nullable ValType element, ElementType type, @Nullable ValuePlan plan)
        implements
            ValuePlan {

    private Object lift(LiftLowerContext cx, int index) {
        CopyEnd end = CopyPlan.find(cx.instance(), index, kind, type);
        end.checkCanMove();
        cx.instance().handles().remove(index);
        return cx.boundary().end(new EndElement(this), end);
    }

    private int lower(LiftLowerContext cx, Object value) {
        return cx.instance().handles().add(cx.boundary().takeEnd(new EndElement(this), value));
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return lift(cx, (int) flat[at]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = lower(cx, value);
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return lift(cx, cx.getInt(pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        cx.putInt(pointer, lower(cx, value));
    }

    @Override
    public void check(@Nullable Object value) {
        boolean fits = kind.isStream()
                ? value instanceof java.util.concurrent.Flow.Publisher<?>
                : value instanceof java.util.concurrent.CompletionStage<?>;
        if (!fits) {
            throw ValueMismatchException.expected(
                    kind.isStream() ? "stream (Flow.Publisher)" : "future (CompletionStage)", value);
        }
    }

    @Override
    public int hostBytes() {
        return 128;
    }
}
