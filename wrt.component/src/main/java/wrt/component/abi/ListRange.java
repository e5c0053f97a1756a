// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ComponentTrapException;

/**
 * Where the elements of a list lie; checked as a whole before anything is read, written or allocated.
 *
 * <p>Source: Component Model, CanonicalABI, "Loading" ({@code load_list_from_range}).
 *
 * @param elementSize bytes per element
 * @param alignment of an element, in bytes
 * @param hostBytes about how many bytes of host memory an element takes
 */
record ListRange(int elementSize, int alignment, int hostBytes) {

    /** The largest list, in bytes. */
    static final int MAX_BYTES = (1 << 28) - 1;

    /** Checks a list that a guest says is there; the result is its length in elements. */
    int checkLoad(LiftLowerContext cx, int pointer, int length) {
        check(cx, pointer, length);
        cx.charge(24 + (long) length * (hostBytes + 4));
        return length;
    }

    private int check(LiftLowerContext cx, int pointer, int length) {
        long bytes = Integer.toUnsignedLong(length) * elementSize;
        if (bytes > MAX_BYTES) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().listOutside());
        }
        if ((pointer & (alignment - 1)) != 0) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().listUnaligned());
        }
        if (!cx.inBounds(pointer, bytes)) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().listOutside());
        }
        return (int) bytes;
    }

    /** Checks a list that a guest gives to another one, and allocates room for it there; the result is its pointer. */
    int transfer(Transfer t, int pointer, int length) {
        int bytes = check(t.from(), pointer, length);
        t.from().charge(24L + bytes);
        return t.to().allocateList(alignment, bytes);
    }

    /** Allocates room for a list; the result is its pointer. */
    int allocate(LiftLowerContext cx, int length) {
        long bytes = (long) length * elementSize;
        if (bytes > MAX_BYTES) {
            throw new ComponentTrapException("list too large: " + bytes + " bytes, at most " + MAX_BYTES);
        }
        return cx.allocateList(alignment, (int) bytes);
    }
}
