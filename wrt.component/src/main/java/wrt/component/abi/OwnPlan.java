// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.api.value.ResourceValue;

/**
 * {@code own<R>}: the handle moves.
 *
 * @param type the resource type
 */
record OwnPlan(RuntimeResource type) implements ValuePlan {

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return cx.boundary().own(type, type.liftOwn(cx.instance(), (int) flat[at]));
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = type.lowerOwn(cx.instance(), cx.boundary().takeOwn(type, value));
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return cx.boundary().own(type, type.liftOwn(cx.instance(), cx.getInt(pointer)));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        cx.putInt(pointer, type.lowerOwn(cx.instance(), cx.boundary().takeOwn(type, value)));
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        t.putInt(target, place, type.move(t.from().instance(), t.getInt(source, at), t.to().instance()));
    }

    @Override
    public void check(@Nullable Object value) {
        checkOpen(type, value);
    }

    static void checkOpen(RuntimeResource type, @Nullable Object value) {
        if (!(value instanceof ResourceValue resource)) {
            throw ValueMismatchException.expected("resource " + type.label() + " (ResourceValue)", value);
        }
        if (!resource.isOpen()) {
            throw ValueMismatchException.problem("the resource " + resource.typeName() + " is closed");
        }
    }

    @Override
    public int hostBytes() {
        return 64;
    }
}
