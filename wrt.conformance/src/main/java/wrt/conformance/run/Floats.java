// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import wrt.conformance.script.Constant;

/** Compares floats by their bits, with the patterns for NaN. */
final class Floats {

    private Floats() {
    }

    static boolean matches(Constant.Float expected, long bits) {
        long infinity = expected.wide() ? 0x7ff0_0000_0000_0000L : 0x7f80_0000L;
        long quiet = expected.wide() ? 1L << 51 : 1L << 22;
        long magnitude = expected.wide() ? bits & Long.MAX_VALUE : bits & Integer.MAX_VALUE;
        return switch (expected.nan()) {
            case CANONICAL -> magnitude == (infinity | quiet);
            case ARITHMETIC -> (magnitude & (infinity | quiet)) == (infinity | quiet);
            // Passing a boundary of components may change the bits of a NaN, but not that it is one.
            case NONE -> bits == expected.bits()
                    || isNan(magnitude, infinity) && isNan(expected.bits() & ~sign(expected.wide()), infinity);
        };
    }

    private static long sign(boolean wide) {
        return wide ? Long.MIN_VALUE : 0x8000_0000L;
    }

    private static boolean isNan(long magnitude, long infinity) {
        return magnitude > infinity;
    }
}
