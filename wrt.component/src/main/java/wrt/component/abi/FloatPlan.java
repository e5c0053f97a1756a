// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/**
 * {@code f32} and {@code f64}: {@link Float} and {@link Double}. Every NaN becomes the canonical one on its way, in both
 * directions: the specification allows any NaN, and this choice is deterministic.
 */
enum FloatPlan implements ValuePlan {
    F32 {
        @Override
        public Object lift(LiftLowerContext cx, long[] flat, int at) {
            return decode((int) flat[at]);
        }

        @Override
        public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
            flat[at] = Integer.toUnsignedLong(Float.floatToIntBits(((Number) value).floatValue()));
        }

        @Override
        public Object load(LiftLowerContext cx, int pointer) {
            return decode(cx.getInt(pointer));
        }

        @Override
        public void store(LiftLowerContext cx, Object value, int pointer) {
            cx.putInt(pointer, Float.floatToIntBits(((Number) value).floatValue()));
        }

        @Override
        public void check(@Nullable Object value) {
            boolean exact = value instanceof Double d && (Double.isNaN(d) || d.doubleValue() == d.floatValue());
            if (!(value instanceof Float) && !exact) {
                throw ValueMismatchException.expected("f32 (Float)", value);
            }
        }

        @Override
        public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
            t.putInt(target, place, canonical(t.getInt(source, at)));
        }

        @Override
        public void transferElements(Transfer t, int at, int place, int count, int distance) {
            byte[] source = t.from().bytes();
            byte[] target = t.to().bytes();
            for (int i = 0; i < count * distance; i += distance) {
                LittleEndian.putInt(target, place + i, canonical(LittleEndian.getInt(source, at + i)));
            }
        }

        private static int canonical(int bits) {
            return Float.floatToIntBits(Float.intBitsToFloat(bits));
        }

        private static Float decode(int bits) {
            float value = Float.intBitsToFloat(bits);
            return Float.isNaN(value) ? Float.NaN : value;
        }
    },
    F64 {
        @Override
        public Object lift(LiftLowerContext cx, long[] flat, int at) {
            return decode(flat[at]);
        }

        @Override
        public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
            flat[at] = Double.doubleToLongBits(((Number) value).doubleValue());
        }

        @Override
        public Object load(LiftLowerContext cx, int pointer) {
            return decode(cx.getLong(pointer));
        }

        @Override
        public void store(LiftLowerContext cx, Object value, int pointer) {
            cx.putLong(pointer, Double.doubleToLongBits(((Number) value).doubleValue()));
        }

        @Override
        public void check(@Nullable Object value) {
            if (!(value instanceof Double) && !(value instanceof Float)) {
                throw ValueMismatchException.expected("f64 (Double)", value);
            }
        }

        @Override
        public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
            long bits = canonical(source == null ? t.from().getLong(at) : source[at]);
            if (target == null) {
                t.to().putLong(place, bits);
            } else {
                target[place] = bits;
            }
        }

        @Override
        public void transferElements(Transfer t, int at, int place, int count, int distance) {
            byte[] source = t.from().bytes();
            byte[] target = t.to().bytes();
            for (int i = 0; i < count * distance; i += distance) {
                LittleEndian.putLong(target, place + i, canonical(LittleEndian.getLong(source, at + i)));
            }
        }

        private static long canonical(long bits) {
            return Double.doubleToLongBits(Double.longBitsToDouble(bits));
        }

        private static Double decode(long bits) {
            double value = Double.longBitsToDouble(bits);
            return Double.isNaN(value) ? Double.NaN : value;
        }
    };

    @Override
    public boolean isTotal() {
        return true;
    }

    @Override
    public int hostBytes() {
        return Long.BYTES * 2;
    }
}
