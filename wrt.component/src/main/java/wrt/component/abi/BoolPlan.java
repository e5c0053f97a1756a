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
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int bits = source == null ? t.from().getByte(at) : (int) source[at];
        int value = bits == 0 ? 0 : 1;
        if (target == null) {
            t.to().putByte(place, value);
        } else {
            target[place] = value;
        }
    }

    @Override
    public void transferElements(Transfer t, int at, int place, int count, int distance) {
        byte[] source = t.from().bytes();
        byte[] target = t.to().bytes();
        for (int i = 0; i < count * distance; i += distance) {
            target[place + i] = (byte) (source[at + i] == 0 ? 0 : 1);
        }
    }

    @Override
    public boolean isTotal() {
        return true;
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
