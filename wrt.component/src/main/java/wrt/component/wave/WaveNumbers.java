// SPDX-License-Identifier: Apache-2.0
package wrt.component.wave;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import wrt.component.WaveException;

/** Numbers as WAVE: decimal, integers without fraction, floats with {@code nan}, {@code inf} and {@code -inf}. */
final class WaveNumbers {

    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]*+)");
    private static final Pattern DECIMAL = Pattern
            .compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][-+]?+[0-9]++)?+");
    private static final BigInteger MAX_U64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    // More digits than any value needs, and few enough to convert in no time.
    private static final int LONGEST_INTEGER = 21;
    private static final int LONGEST_DECIMAL = 2000;

    private WaveNumbers() {
    }

    static long integer(WaveText in, String type, long minimum, long maximum) {
        return integer(in, type, BigInteger.valueOf(minimum), BigInteger.valueOf(maximum)).longValueExact();
    }

    /** The 64 bits of the unsigned value. */
    static long unsigned64(WaveText in) {
        return integer(in, "u64", BigInteger.ZERO, MAX_U64).longValue();
    }

    private static BigInteger integer(WaveText in, String type, BigInteger minimum, BigInteger maximum) {
        int start = in.position();
        String text = in.number("a number of type " + type);
        if (!INTEGER.matcher(text).matches()) {
            throw new WaveException(start, "expected a whole number of type " + type + ", found `" + text + "`");
        }
        BigInteger value = text.length() > LONGEST_INTEGER ? maximum.add(BigInteger.ONE) : new BigInteger(text);
        if (value.compareTo(minimum) < 0 || value.compareTo(maximum) > 0) {
            throw new WaveException(start,
                    text + " is out of range for " + type + ": it goes from " + minimum + " to " + maximum);
        }
        return value;
    }

    static float f32(WaveText in) {
        int start = in.position();
        String text = decimal(in, "f32");
        float value = special(text) ? (float) specialValue(text) : Float.parseFloat(text);
        if (Float.isInfinite(value) && !special(text)) {
            throw new WaveException(start, text + " is out of range for f32");
        }
        return value;
    }

    static double f64(WaveText in) {
        int start = in.position();
        String text = decimal(in, "f64");
        double value = special(text) ? specialValue(text) : Double.parseDouble(text);
        if (Double.isInfinite(value) && !special(text)) {
            throw new WaveException(start, text + " is out of range for f64");
        }
        return value;
    }

    private static String decimal(WaveText in, String type) {
        int start = in.position();
        String text = in.number("a number of type " + type);
        if (text.length() > LONGEST_DECIMAL || !special(text) && !DECIMAL.matcher(text).matches()) {
            throw new WaveException(start, "expected a number of type " + type + ", nan, inf or -inf, found `" + text
                    + "`");
        }
        return text;
    }

    private static boolean special(String text) {
        return text.equals("nan") || text.equals("inf") || text.equals("-inf");
    }

    private static double specialValue(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            default -> Double.NEGATIVE_INFINITY;
        };
    }

    /** The shortest text that reads back as the same value. */
    static String print(double value, String shortest) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return Double.doubleToRawLongBits(value) == 0 ? "0" : "-0";
        }
        BigDecimal decimal = new BigDecimal(shortest).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        return exponent >= -7 && exponent < 21
                ? decimal.toPlainString()
                : decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
