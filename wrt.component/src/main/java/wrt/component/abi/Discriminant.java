// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;

/**
 * The number that tells the case of a variant.
 *
 * <p>Source: Component Model, CanonicalABI, "Alignment" ({@code discriminant_type}).
 *
 * @param cases how many there are
 * @param size in memory, in bytes: 1, 2 or 4
 */
record Discriminant(int cases, int size) {

    static Discriminant of(int cases) {
        return new Discriminant(cases, cases <= 1 << 8 ? 1 : cases <= 1 << 16 ? 2 : 4);
    }

    int load(LiftLowerContext cx, int pointer) {
        return check(switch (size) {
            case 1 -> cx.getByte(pointer) & 0xFF;
            case 2 -> cx.getShort(pointer) & 0xFFFF;
            default -> cx.getInt(pointer);
        });
    }

    void store(LiftLowerContext cx, int index, int pointer) {
        switch (size) {
            case 1 -> cx.putByte(pointer, index);
            case 2 -> cx.putShort(pointer, index);
            default -> cx.putInt(pointer, index);
        }
    }

    /** Moves it from one guest to another; the result is what it is. */
    int transfer(Transfer t, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        int index = source == null ? load(t.from(), at) : check((int) source[at]);
        if (target == null) {
            store(t.to(), index, place);
        } else {
            target[place] = index;
        }
        return index;
    }

    int check(int index) {
        if (Integer.compareUnsigned(index, cases) >= 0) {
            throw new ComponentTrapException("invalid variant discriminant: discriminant "
                    + Integer.toUnsignedString(index) + " out of range [0.." + cases + ")");
        }
        return index;
    }
}
