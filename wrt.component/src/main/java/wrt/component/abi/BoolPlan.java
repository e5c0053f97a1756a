// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/** {@code bool}: a {@link Boolean}; every number but 0 is true. */
enum BoolPlan implements ValuePlan {
    INSTANCE;

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return (int) flat[at] != 0;
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = (Boolean) value ? 1 : 0;
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return cx.getByte(pointer) != 0;
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        cx.putByte(pointer, (Boolean) value ? 1 : 0);
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof Boolean)) {
            throw ValueMismatchException.expected("bool (Boolean)", value);
        }
    }

    @Override
    public int hostBytes() {
        return 0;
    }
}
