// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The integers. Lifted, each is the smallest Java integer that holds its range (u64: a {@link Long} with the bits); on
 * input every integral number in range is welcome.
 */
enum IntegerPlan implements ValuePlan {
    S8(1, Byte.MIN_VALUE, Byte.MAX_VALUE), U8(1, 0, 0xFF), S16(2, Short.MIN_VALUE, Short.MAX_VALUE), U16(2, 0,
            0xFFFF), S32(4, Integer.MIN_VALUE, Integer.MAX_VALUE), U32(4, 0, 0xFFFF_FFFFL), S64(8, Long.MIN_VALUE,
                    Long.MAX_VALUE), U64(8, 0, -1);

    private static final BigInteger U64_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private final int bytes;
    private final long min;
    private final long max;

    IntegerPlan(int bytes, long min, long max) {
        this.bytes = bytes;
        this.min = min;
        this.max = max;
    }

    private Object box(long bits) {
        long value = narrow(bits);
        return switch (this) {
            case S8 -> (byte) value;
            case U8, S16 -> (short) value;
            case U16, S32 -> (int) value;
            case U32, S64, U64 -> value;
        };
    }

    /** Brings bits into the range of the type: a guest may leave anything in those that the type does not use. */
    private long narrow(long bits) {
        return switch (this) {
            case S8 -> (byte) bits;
            case U8 -> bits & 0xFF;
            case S16 -> (short) bits;
            case U16 -> bits & 0xFFFF;
            case S32 -> (int) bits;
            case U32 -> bits & 0xFFFF_FFFFL;
            case S64, U64 -> bits;
        };
    }

    private long loadBits(LiftLowerContext cx, int pointer) {
        return narrow(switch (bytes) {
            case 1 -> cx.getByte(pointer);
            case 2 -> cx.getShort(pointer);
            case 4 -> cx.getInt(pointer);
            default -> cx.getLong(pointer);
        });
    }

    private void storeBits(LiftLowerContext cx, long bits, int pointer) {
        switch (bytes) {
            case 1 -> cx.putByte(pointer, (int) bits);
            case 2 -> cx.putShort(pointer, (int) bits);
            case 4 -> cx.putInt(pointer, (int) bits);
            default -> cx.putLong(pointer, bits);
        }
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return box(flat[at]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        long bits = ((Number) value).longValue();
        flat[at] = bytes == 8 ? bits : bits & 0xFFFF_FFFFL;
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return box(loadBits(cx, pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        storeBits(cx, ((Number) value).longValue(), pointer);
    }

    @Override
    public void transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        long bits = source == null ? loadBits(t.from(), at) : narrow(source[at]);
        if (target == null) {
            storeBits(t.to(), bits, place);
        } else {
            target[place] = bytes == 8 ? bits : bits & 0xFFFF_FFFFL;
        }
    }

    @Override
    public void transferElements(Transfer t, int at, int place, int count, int distance) {
        byte[] source = t.from().bytes();
        byte[] target = t.to().bytes();
        int end = count * distance;
        switch (bytes) {
            case 1 -> {
                for (int i = 0; i < end; i += distance) {
                    target[place + i] = source[at + i];
                }
            }
            case 2 -> {
                for (int i = 0; i < end; i += distance) {
                    LittleEndian.putShort(target, place + i, LittleEndian.getShort(source, at + i));
                }
            }
            case 4 -> {
                for (int i = 0; i < end; i += distance) {
                    LittleEndian.putInt(target, place + i, LittleEndian.getInt(source, at + i));
                }
            }
            default -> {
                for (int i = 0; i < end; i += distance) {
                    LittleEndian.putLong(target, place + i, LittleEndian.getLong(source, at + i));
                }
            }
        }
    }

    @Override
    public boolean isTotal() {
        return true;
    }

    @Override
    public boolean isBytes() {
        return true;
    }

    @Override
    public void check(@Nullable Object value) {
        boolean fits = switch (value) {
            case Byte b -> fits(b);
            case Short s -> fits(s);
            case Integer i -> fits(i);
            case Long l -> fits(l);
            case BigInteger big -> this == U64
                    ? big.signum() >= 0 && big.compareTo(U64_MAX) <= 0
                    : big.bitLength() < Long.SIZE && fits(big.longValue());
            case null, default -> throw ValueMismatchException.expected(typeName() + " (an integer)", value);
        };
        if (!fits) {
            throw ValueMismatchException.expected(typeName() + ", " + range(), value);
        }
    }

    /** A negative Long is a large u64; a negative shorter one is a mistake. */
    private boolean fits(Long value) {
        return this == U64 || fits((long) value);
    }

    private boolean fits(long value) {
        return this == U64 ? value >= 0 : value >= min && value <= max;
    }

    private String typeName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String range() {
        return "range " + min + " to " + (this == U64 ? U64_MAX.toString() : Long.toString(max));
    }

    @Override
    public int hostBytes() {
        return Long.BYTES * 2;
    }
}
