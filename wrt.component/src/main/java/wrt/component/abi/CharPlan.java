// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

import wrt.component.ComponentTrapException;

/** {@code char}: a Unicode scalar value, as an {@link Integer} code point; a {@link Character} is welcome too. */
enum CharPlan implements ValuePlan {
    INSTANCE;

    static int checkScalar(int codePoint) {
        if (!isScalar(Integer.toUnsignedLong(codePoint))) {
            throw new ComponentTrapException("invalid `char` bit pattern");
        }
        return codePoint;
    }

    private static boolean isScalar(long codePoint) {
        return codePoint >= 0 && codePoint <= Character.MAX_CODE_POINT
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static int codePoint(Object value) {
        return value instanceof Character c ? c : ((Number) value).intValue();
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return checkScalar((int) flat[at]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = codePoint(value);
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return checkScalar(cx.getInt(pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        cx.putInt(pointer, codePoint(value));
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        t.putInt(target, place, checkScalar(t.getInt(source, at)));
    }

    @Override
    public void transferElements(Transfer t, int at, int place, int count, int distance) {
        byte[] source = t.from().bytes();
        byte[] target = t.to().bytes();
        for (int i = 0; i < count * distance; i += distance) {
            LittleEndian.putInt(target, place + i, checkScalar(LittleEndian.getInt(source, at + i)));
        }
    }

    @Override
    public void check(@Nullable Object value) {
        boolean fits = switch (value) {
            case Character c -> isScalar(c);
            case Integer i -> isScalar(i);
            case Short s -> isScalar(s);
            case Byte b -> isScalar(b);
            case Long l -> isScalar(l);
            case null, default -> false;
        };
        if (!fits) {
            throw ValueMismatchException.expected("char (a Unicode scalar value)", value);
        }
    }

    @Override
    public int hostBytes() {
        return Integer.BYTES * 4;
    }
}
