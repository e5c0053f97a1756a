// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

/**
 * Strings of other encodings into utf16.
 *
 * <p>Source: Component Model, CanonicalABI, {@code store_utf8_to_utf16}, {@code store_string_copy}.
 */
final class ToUtf16 {

    private ToUtf16() {
    }

    /** A code unit for each byte first, which is the worst case; what is too much is given back. */
    static long fromUtf8(byte[] source, int at, int units, LiftLowerContext to) {
        int worst = 2 * units;
        int pointer = to.allocateString(2, worst);
        byte[] target = to.bytes();
        int ascii = Utf8.asciiPrefix(source, at, units);
        Utf16.inflate(source, at, ascii, target, pointer);
        int end = pointer + 2 * ascii;
        for (int i = at + ascii; i < at + units; i += Utf8.length(source[i])) {
            end = Utf16.put(target, end, Utf8.get(source, i));
        }
        int bytes = end - pointer;
        int exact = bytes < worst ? to.reallocateString(pointer, worst, 2, bytes) : pointer;
        return StringPlan.range(exact, bytes / 2);
    }

    static long fromLatin1(byte[] source, int at, int units, LiftLowerContext to) {
        int pointer = to.allocateString(2, 2 * units);
        Utf16.inflate(source, at, units, to.bytes(), pointer);
        return StringPlan.range(pointer, units);
    }
}
