// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

/**
 * Strings of other encodings into utf8: a byte for each code unit first, the worst case at the first character that is
 * not ASCII.
 *
 * <p>Source: Component Model, CanonicalABI, {@code store_string_to_utf8}.
 */
final class ToUtf8 {

    private ToUtf8() {
    }

    static long fromUtf16(byte[] source, int at, int units, LiftLowerContext to) {
        int pointer = to.allocateString(1, units);
        int ascii = Utf16.copyAscii(source, at, units, to.bytes(), pointer);
        if (ascii == units) {
            return StringPlan.range(pointer, units);
        }
        int worst = 3 * units;
        pointer = to.reallocateString(pointer, units, 1, worst);
        byte[] target = to.bytes();
        int end = pointer + ascii;
        for (int i = ascii; i < units; i++) {
            char c = (char) LittleEndian.getShort(source, at + 2 * i);
            if (Character.isHighSurrogate(c)) {
                i++;
                end = Utf8.put(target, end, Character.toCodePoint(c, (char) LittleEndian.getShort(source, at + 2 * i)));
            } else {
                end = Utf8.put(target, end, c);
            }
        }
        return shrink(pointer, worst, end - pointer, to);
    }

    static long fromLatin1(byte[] source, int at, int units, LiftLowerContext to) {
        int pointer = to.allocateString(1, units);
        int ascii = Utf8.asciiPrefix(source, at, units);
        System.arraycopy(source, at, to.bytes(), pointer, ascii);
        if (ascii == units) {
            return StringPlan.range(pointer, units);
        }
        int worst = 2 * units;
        pointer = to.reallocateString(pointer, units, 1, worst);
        byte[] target = to.bytes();
        int end = pointer + ascii;
        for (int i = ascii; i < units; i++) {
            end = Utf8.put(target, end, source[at + i] & 0xFF);
        }
        return shrink(pointer, worst, end - pointer, to);
    }

    private static long shrink(int pointer, int worst, int bytes, LiftLowerContext to) {
        int exact = bytes < worst ? to.reallocateString(pointer, worst, 1, bytes) : pointer;
        return StringPlan.range(exact, bytes);
    }
}
