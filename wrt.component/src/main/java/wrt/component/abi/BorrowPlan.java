// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/**
 * {@code borrow<R>}: the handle is lent for the call.
 *
 * @param type the resource type
 */
record BorrowPlan(RuntimeResource type) implements ValuePlan {

    private Object lift(LiftLowerContext cx, int index) {
        return cx.boundary().borrow(type, type.liftBorrow(cx.instance(), index, cx.lends()));
    }

    private int lower(LiftLowerContext cx, Object value) {
        return type.lowerBorrow(cx.instance(), cx.boundary().takeBorrow(type, value), cx.borrows());
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return lift(cx, (int) flat[at]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = Integer.toUnsignedLong(lower(cx, value));
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
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int rep = type.liftBorrow(t.from().instance(), t.getInt(source, at), t.from().lends());
        t.putInt(target, place, type.lowerBorrow(t.to().instance(), rep, t.to().borrows()));
    }

    @Override
    public void check(@Nullable Object value) {
        OwnPlan.checkOpen(type, value);
    }

    @Override
    public int hostBytes() {
        return 64;
    }
}
