// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

/**
 * Strings of other encodings into latin1+utf16: latin1 first, at the first character that does not fit the worst case of
 * utf16.
 *
 * <p>Source: Component Model, CanonicalABI, {@code store_string_to_latin1_or_utf16},
 * {@code store_probably_utf16_to_latin1_or_utf16}.
 */
final class ToLatin1Utf16 {

    private ToLatin1Utf16() {
    }

    static long fromUtf8(byte[] source, int at, int units, LiftLowerContext to) {
        int pointer = to.allocateString(2, units);
        byte[] target = to.bytes();
        int stop = at + units;
        int ascii = Utf8.asciiPrefix(source, at, units);
        System.arraycopy(source, at, target, pointer, ascii);
        int from = at + ascii;
        int length = ascii;
        while (from < stop) {
            int point = Utf8.get(source, from);
            if (point > 0xFF) {
                break;
            }
            target[pointer + length++] = (byte) point;
            from += Utf8.length(source[from]);
        }
        if (from == stop) {
            return latin1(pointer, units, length, to);
        }
        int wide = widen(pointer, units, length, to);
        target = to.bytes();
        int end = wide + 2 * length;
        for (; from < stop; from += Utf8.length(source[from])) {
            end = Utf16.put(target, end, Utf8.get(source, from));
        }
        return utf16(wide, 2 * units, end - wide, to);
    }

    static long fromUtf16(byte[] source, int at, int units, LiftLowerContext to) {
        int pointer = to.allocateString(2, units);
        int length = Utf16.copyLatin1(source, at, units, to.bytes(), pointer);
        if (length == units) {
            return latin1(pointer, units, length, to);
        }
        int wide = widen(pointer, units, length, to);
        int rest = 2 * (units - length);
        System.arraycopy(source, at + 2 * length, to.bytes(), wide + 2 * length, rest);
        return utf16(wide, 2 * units, 2 * units, to);
    }

    /** Chosen by the first guest because not all characters fit into a byte, so most likely that is still true. */
    static long fromTaggedUtf16(byte[] source, int at, int units, LiftLowerContext to) {
        int bytes = 2 * units;
        int pointer = to.allocateString(2, bytes);
        byte[] target = to.bytes();
        System.arraycopy(source, at, target, pointer, bytes);
        if (!Utf16.isLatin1(source, at, units)) {
            return StringPlan.range(pointer, units | StringForm.UTF16_TAG);
        }
        Utf16.copyLatin1(source, at, units, target, pointer);
        return StringPlan.range(to.reallocateString(pointer, bytes, 1, units), units);
    }

    private static long latin1(int pointer, int allocated, int length, LiftLowerContext to) {
        int exact = length < allocated ? to.reallocateString(pointer, allocated, 2, length) : pointer;
        return StringPlan.range(exact, length);
    }

    private static long utf16(int pointer, int allocated, int bytes, LiftLowerContext to) {
        int exact = bytes < allocated ? to.reallocateString(pointer, allocated, 2, bytes) : pointer;
        return StringPlan.range(exact, bytes / 2 | StringForm.UTF16_TAG);
    }

    /** Makes room for utf16 and spreads the characters that are there, as the guest's allocator has kept them. */
    private static int widen(int pointer, int allocated, int length, LiftLowerContext to) {
        int wide = to.reallocateString(pointer, allocated, 2, 2 * allocated);
        byte[] target = to.bytes();
        for (int i = length - 1; i >= 0; i--) {
            LittleEndian.putShort(target, wide + 2 * i, target[wide + i] & 0xFF);
        }
        return wide;
    }
}
