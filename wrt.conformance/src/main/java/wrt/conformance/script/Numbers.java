// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.math.BigInteger;
import java.util.Locale;

/**
 * Reads numbers.
 *
 * <p>Source: WebAssembly core specification, text format, "Integers" and "Floating-Point".
 */
final class Numbers {

    private Numbers() {
    }

    /** The bits of an integer, which has to be in the range of its type; {@code i32} and {@code i64} have both ranges. */
    static long integer(String word, String type, int offset) {
        int bits = Integer.parseInt(type.substring(1));
        BigInteger value = parse(word, offset);
        BigInteger min = type.charAt(0) == 'u' ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(bits - 1).negate();
        BigInteger max = BigInteger.ONE.shiftLeft(type.charAt(0) == 's' ? bits - 1 : bits).subtract(BigInteger.ONE);
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new ScriptException(offset, word + " is out of the range of " + type);
        }
        return type.equals("i32") ? value.intValue() : value.longValue();
    }

    private static BigInteger parse(String word, int offset) {
        String digits = word.replace("_", "");
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        boolean hex = digits.startsWith("0x");
        try {
            BigInteger value = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
            return negative ? value.negate() : value;
        } catch (NumberFormatException e) {
            throw new ScriptException(offset, "'" + word + "' is no integer");
        }
    }

    /** The bits of a float; of 32 bits in the low half. */
    static long floatBits(String word, boolean wide, int offset) {
        String digits = word.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        long bits = magnitude(digits, wide, word, offset);
        return negative ? bits | (wide ? Long.MIN_VALUE : 0x8000_0000L) : bits;
    }

    private static long magnitude(String digits, boolean wide, String word, int offset) {
        long infinity = wide ? 0x7ff0_0000_0000_0000L : 0x7f80_0000L;
        if (digits.equals("inf")) {
            return infinity;
        }
        if (digits.equals("nan")) {
            return infinity | (wide ? 1L << 51 : 1L << 22);
        }
        if (digits.startsWith("nan:0x")) {
            return infinity | parse(digits.substring("nan:".length()), offset).longValue();
        }
        String java = digits.startsWith("0x") && !digits.contains("p") ? digits + "p0" : digits;
        try {
            return wide
                    ? Double.doubleToRawLongBits(Double.parseDouble(java))
                    : Integer.toUnsignedLong(Float.floatToRawIntBits(Float.parseFloat(java)));
        } catch (NumberFormatException e) {
            throw new ScriptException(offset, "'" + word + "' is no float");
        }
    }
}
