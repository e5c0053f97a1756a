// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ValType;

/** What lifting does to the core value of a scalar. */
enum FlatScalar {
    BOOL, S8, U8, S16, U16, S32, U32, WORD64, F32, F64, CHAR;

    static @Nullable FlatScalar of(ValType type) {
        return switch (type) {
            case ValType.Bool t -> BOOL;
            case ValType.S8 t -> S8;
            case ValType.U8 t -> U8;
            case ValType.S16 t -> S16;
            case ValType.U16 t -> U16;
            case ValType.S32 t -> S32;
            case ValType.U32 t -> U32;
            case ValType.S64 t -> WORD64;
            case ValType.U64 t -> WORD64;
            case ValType.F32 t -> F32;
            case ValType.F64 t -> F64;
            case ValType.Char t -> CHAR;
            default -> null;
        };
    }

    /** Whether all bits of the core value belong to the value. */
    boolean isWholeWord() {
        return this == WORD64 || this == S32 || this == U32;
    }

    long normalize(long bits) {
        return switch (this) {
            case BOOL -> (int) bits == 0 ? 0 : 1;
            case S8 -> (byte) bits;
            case U8 -> bits & 0xFF;
            case S16 -> (short) bits;
            case U16 -> bits & 0xFFFF;
            case S32 -> (int) bits;
            case U32 -> bits & 0xFFFF_FFFFL;
            case WORD64 -> bits;
            case F32 -> Integer.toUnsignedLong(Float.floatToIntBits(Float.intBitsToFloat((int) bits)));
            case F64 -> Double.doubleToLongBits(Double.longBitsToDouble(bits));
            case CHAR -> CharPlan.checkScalar((int) bits);
        };
    }
}
