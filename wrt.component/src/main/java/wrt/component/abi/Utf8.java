// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ComponentTrapException;

/**
 * UTF-8 in a guest's memory.
 *
 * <p>Source: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
 */
final class Utf8 {

    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Utf8() {
    }

    /** How many of the first bytes are ASCII. */
    static int asciiPrefix(LiftLowerContext cx, int pointer, int length) {
        int i = 0;
        while (i + Long.BYTES <= length && (cx.getLong(pointer + i) & NOT_ASCII) == 0) {
            i += Long.BYTES;
        }
        while (i < length && cx.getByte(pointer + i) >= 0) {
            i++;
        }
        return i;
    }

    /** How many of the first characters are ASCII. */
    static int asciiPrefix(String text) {
        int length = text.length();
        int i = 0;
        while (i < length && text.charAt(i) < 0x80) {
            i++;
        }
        return i;
    }

    /** Bytes of a string without unpaired surrogates whose first characters are known to be ASCII. */
    static long length(String text, int ascii) {
        long bytes = ascii;
        for (int i = ascii; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two of the four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** Writes a string; the room was made with {@link #length}. */
    static void store(LiftLowerContext cx, String text, int pointer) {
        int at = pointer;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                cx.putByte(at++, c);
            } else if (c < 0x800) {
                cx.putByte(at++, 0xC0 | c >> 6);
                cx.putByte(at++, 0x80 | c & 0x3F);
            } else if (Character.isSurrogate((char) c)) {
                int point = text.codePointAt(i++);
                cx.putByte(at++, 0xF0 | point >> 18);
                cx.putByte(at++, 0x80 | point >> 12 & 0x3F);
                cx.putByte(at++, 0x80 | point >> 6 & 0x3F);
                cx.putByte(at++, 0x80 | point & 0x3F);
            } else {
                cx.putByte(at++, 0xE0 | c >> 12);
                cx.putByte(at++, 0x80 | c >> 6 & 0x3F);
                cx.putByte(at++, 0x80 | c & 0x3F);
            }
        }
    }

    /** Traps unless the bytes from one position to another are well formed. */
    static void validate(LiftLowerContext cx, int from, int to) {
        int at = from;
        while (at < to) {
            int lead = cx.getByte(at) & 0xFF;
            if (lead < 0x80) {
                at++;
                continue;
            }
            int more = lead >= 0xC2 && lead < 0xE0
                    ? 1
                    : lead >= 0xE0 && lead < 0xF0
                            ? 2
                            : lead >= 0xF0 && lead < 0xF5 ? 3 : invalid();
            for (int i = 1; i <= more; i++) {
                if (at + i >= to) {
                    throw new ComponentTrapException("incomplete utf-8 byte sequence");
                }
                int next = cx.getByte(at + i) & 0xFF;
                if (next < lowest(lead, i) || next > highest(lead, i)) {
                    invalid();
                }
            }
            at += more + 1;
        }
    }

    /** Rules out overlong forms. */
    private static int lowest(int lead, int position) {
        return position > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    }

    /** Rules out surrogates and everything above the last code point. */
    private static int highest(int lead, int position) {
        return position > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    }

    private static int invalid() {
        throw new ComponentTrapException("invalid utf-8");
    }
}
