// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An integer type of WIT and a Java type of the same width, which holds the same bits, or of a greater one, which holds
 * the same value.
 *
 * @param name the WIT type
 * @param bits its width
 * @param signed whether it is signed
 * @param java the boxed Java type, at least as wide
 */
record IntegerConversion(String name, int bits, boolean signed, Class<?> java) implements Conversion {

    private static final Map<Class<?>, Integer> WIDTHS = Map.of(
            Byte.class, 8, Short.class, 16, Integer.class, 32, Long.class, 64);

    /** Whether a Java type is wide enough. */
    static boolean fits(int bits, Class<?> java) {
        Integer width = WIDTHS.get(java);
        return width != null && width >= bits;
    }

    @Override
    public Object toWit(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException(name + " takes a number, not " + value);
        }
        long bitsOrValue = number.longValue();
        boolean sameBits = WIDTHS.getOrDefault(java, 64) == bits;
        long unsigned = bits == 64 ? bitsOrValue : bitsOrValue & ((1L << bits) - 1);
        long exact = signed || bits == 64 ? bitsOrValue << (64 - bits) >> (64 - bits) : unsigned;
        if (!sameBits && exact != bitsOrValue) {
            throw new IllegalArgumentException(bitsOrValue + " is out of the range of " + name);
        }
        return natural(exact);
    }

    @Override
    public Object toJava(@Nullable Object wit) {
        if (!(wit instanceof Number number)) {
            throw new IllegalArgumentException(name + " is a number, not " + wit);
        }
        return box(java, number.longValue());
    }

    /** As {@code wrt.api.value} has it: the narrowest box that holds every value, and Long for u64. */
    private Object natural(long value) {
        int width = signed || bits == 64 ? bits : bits * 2;
        return switch (width) {
            case 8 -> (byte) value;
            case 16 -> (short) value;
            case 32 -> (int) value;
            default -> value;
        };
    }

    private static Object box(Class<?> java, long value) {
        if (java == Byte.class) {
            return (byte) value;
        }
        if (java == Short.class) {
            return (short) value;
        }
        return java == Integer.class ? (Object) (int) value : (Object) value;
    }
}
