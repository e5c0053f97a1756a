// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

/**
 * Moves scalars between Java parameters and the words of a call's frame, without boxing.
 *
 * <p>The overloads are the rule of what fits: a WIT integer fits the Java type of the same width, which then holds the
 * same bits, and every wider one, which holds the same value. Public for generated proxies only.
 */
public final class FlatScalars {

    /*
     * The generator looks these methods up by name: the WIT type's name with the Java parameter type lowers an argument;
     * the WIT type's name + "To" + the Java type's name lifts a result.
     */

    private FlatScalars() {
    }

    public static long bool(boolean value) {
        return value ? 1 : 0;
    }

    public static boolean boolToBoolean(long word) {
        return (int) word != 0;
    }

    public static long s8(byte value) {
        return value;
    }

    public static long s8(short value) {
        return s8((long) value);
    }

    public static long s8(int value) {
        return s8((long) value);
    }

    public static long s8(long value) {
        return inRange(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "s8");
    }

    public static byte s8ToByte(long word) {
        return (byte) word;
    }

    public static short s8ToShort(long word) {
        return (byte) word;
    }

    public static int s8ToInt(long word) {
        return (byte) word;
    }

    public static long s8ToLong(long word) {
        return (byte) word;
    }

    public static long u8(byte value) {
        return value & 0xFF;
    }

    public static long u8(short value) {
        return u8((long) value);
    }

    public static long u8(int value) {
        return u8((long) value);
    }

    public static long u8(long value) {
        return inRange(value, 0, 0xFF, "u8");
    }

    public static byte u8ToByte(long word) {
        return (byte) word;
    }

    public static short u8ToShort(long word) {
        return (short) (word & 0xFF);
    }

    public static int u8ToInt(long word) {
        return (int) (word & 0xFF);
    }

    public static long u8ToLong(long word) {
        return word & 0xFF;
    }

    public static long s16(short value) {
        return value;
    }

    public static long s16(int value) {
        return s16((long) value);
    }

    public static long s16(long value) {
        return inRange(value, Short.MIN_VALUE, Short.MAX_VALUE, "s16");
    }

    public static short s16ToShort(long word) {
        return (short) word;
    }

    public static int s16ToInt(long word) {
        return (short) word;
    }

    public static long s16ToLong(long word) {
        return (short) word;
    }

    public static long u16(short value) {
        return value & 0xFFFF;
    }

    public static long u16(int value) {
        return u16((long) value);
    }

    public static long u16(long value) {
        return inRange(value, 0, 0xFFFF, "u16");
    }

    public static short u16ToShort(long word) {
        return (short) word;
    }

    public static int u16ToInt(long word) {
        return (int) (word & 0xFFFF);
    }

    public static long u16ToLong(long word) {
        return word & 0xFFFF;
    }

    public static long s32(int value) {
        return value;
    }

    public static long s32(long value) {
        return inRange(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "s32");
    }

    public static int s32ToInt(long word) {
        return (int) word;
    }

    public static long s32ToLong(long word) {
        return (int) word;
    }

    public static long u32(int value) {
        return Integer.toUnsignedLong(value);
    }

    public static long u32(long value) {
        return inRange(value, 0, 0xFFFF_FFFFL, "u32");
    }

    public static int u32ToInt(long word) {
        return (int) word;
    }

    public static long u32ToLong(long word) {
        return word & 0xFFFF_FFFFL;
    }

    public static long s64(long value) {
        return value;
    }

    public static long s64ToLong(long word) {
        return word;
    }

    public static long u64(long value) {
        return value;
    }

    public static long u64ToLong(long word) {
        return word;
    }

    public static long f32(float value) {
        return Integer.toUnsignedLong(Float.floatToRawIntBits(value));
    }

    public static float f32ToFloat(long word) {
        return Float.intBitsToFloat((int) word);
    }

    public static double f32ToDouble(long word) {
        return Float.intBitsToFloat((int) word);
    }

    public static long f64(double value) {
        return Double.doubleToRawLongBits(value);
    }

    public static double f64ToDouble(long word) {
        return Double.longBitsToDouble(word);
    }

    /** A Unicode scalar value. */
    public static long character(int value) {
        if (!Character.isValidCodePoint(value) || (value >= 0xD800 && value <= 0xDFFF)) {
            throw new IllegalArgumentException("char must be a Unicode scalar value, but is " + value);
        }
        return value;
    }

    public static int characterToInt(long word) {
        return (int) word;
    }

    private static long inRange(long value, long minimum, long maximum, String type) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(type + " must be " + minimum + " to " + maximum + ", but is " + value);
        }
        return value;
    }
}
