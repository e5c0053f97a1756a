// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code list<u8>}: a {@code byte[]}; a {@link List} of numbers is welcome too. */
enum ByteListPlan implements ValuePlan {
    INSTANCE;

    private static final ListRange RANGE = new ListRange(1, 1, 0);

    private static byte[] loadRange(LiftLowerContext cx, int pointer, int claimed) {
        byte[] bytes = new byte[RANGE.checkLoad(cx, pointer, claimed)];
        System.arraycopy(cx.bytes(), pointer, bytes, 0, bytes.length);
        return bytes;
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        List<?> list = (List<?>) value;
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ((Number) list.get(i)).byteValue();
        }
        return bytes;
    }

    private static int storeRange(LiftLowerContext cx, byte[] bytes) {
        int pointer = RANGE.allocate(cx, bytes.length);
        System.arraycopy(bytes, 0, cx.bytes(), pointer, bytes.length);
        return pointer;
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return loadRange(cx, (int) flat[at], (int) flat[at + 1]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        byte[] bytes = bytes(value);
        flat[at] = Integer.toUnsignedLong(storeRange(cx, bytes));
        flat[at + 1] = bytes.length;
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return loadRange(cx, cx.getInt(pointer), cx.getInt(pointer + 4));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        byte[] bytes = bytes(value);
        int begin = storeRange(cx, bytes);
        cx.putInt(pointer, begin);
        cx.putInt(pointer + 4, bytes.length);
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int pointer = t.getInt(source, at);
        int length = t.getSecond(source, at);
        int block = RANGE.transfer(t, pointer, length);
        System.arraycopy(t.from().bytes(), pointer, t.to().bytes(), block, length);
        t.putPair(target, place, block, length);
    }

    @Override
    public void check(@Nullable Object value) {
        if (value instanceof byte[]) {
            return;
        }
        if (!(value instanceof List<?> list)) {
            throw ValueMismatchException.expected("list<u8> (byte[] or List)", value);
        }
        for (int i = 0; i < list.size(); i++) {
            try {
                IntegerPlan.U8.check(list.get(i));
            } catch (ValueMismatchException e) {
                throw e.in("[" + i + "]");
            }
        }
    }

    @Override
    public int hostBytes() {
        return 24;
    }
}
