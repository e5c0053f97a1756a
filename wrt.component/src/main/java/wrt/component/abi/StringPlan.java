// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/**
 * {@code string}: a {@link String}, in the encoding of the guest.
 *
 * @param codec for the encoding
 */
record StringPlan(StringCodec codec) implements ValuePlan {

    private Object loadRange(LiftLowerContext cx, int pointer, int codeUnits) {
        String text = codec.load(cx, pointer, codeUnits);
        return cx.boundary().string(text, cx.options().encoding(), codeUnits);
    }

    /** Pointer in the low half, tagged code units in the high one. */
    private long storeRange(LiftLowerContext cx, Object value) {
        return value instanceof GuestString guest ? guest.store(cx) : codec.store(cx, (String) value);
    }

    static long range(int pointer, int codeUnits) {
        return Integer.toUnsignedLong(pointer) | (long) codeUnits << 32;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return loadRange(cx, (int) flat[at], (int) flat[at + 1]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        long range = storeRange(cx, value);
        flat[at] = range & 0xFFFF_FFFFL;
        flat[at + 1] = range >>> 32;
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return loadRange(cx, cx.getInt(pointer), cx.getInt(pointer + 4));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        cx.putLong(pointer, storeRange(cx, value));
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int pointer = t.getInt(source, at);
        int tagged = t.getSecond(source, at);
        StringForm form = StringForm.of(t.from().options().encoding(), tagged);
        int units = form.units(tagged);
        StringCodec.checkRange(t.from(), pointer, form.unitBytes() * Integer.toUnsignedLong(units), form.alignment());
        byte[] bytes = t.from().bytes();
        form.validate(bytes, pointer, units);
        long stored = Transcoder.store(form, bytes, pointer, units, t.to());
        t.putPair(target, place, (int) stored, (int) (stored >>> 32));
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof String text)) {
            throw ValueMismatchException.expected("string (String)", value);
        }
        codec.check(text);
    }

    @Override
    public int hostBytes() {
        return 48;
    }
}
