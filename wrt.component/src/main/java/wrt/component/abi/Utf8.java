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
    static int asciiPrefix(byte[] bytes, int at, int length) {
        int i = 0;
        while (i + Long.BYTES <= length && (LittleEndian.getLong(bytes, at + i) & NOT_ASCII) == 0) {
            i += Long.BYTES;
        }
        while (i < length && bytes[at + i] >= 0) {
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

    /** Writes a string of the host; the room was made with {@link #length(String, int)}. */
    static void store(LiftLowerContext cx, String text, int pointer) {
        byte[] bytes = cx.bytes();
        int at = pointer;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            at = put(bytes, at, Character.isSurrogate(c) ? text.codePointAt(i++) : c);
        }
    }

    /** Writes a code point; the result is where it ends. */
    static int put(byte[] bytes, int at, int point) {
        int end = at;
        if (point < 0x80) {
            bytes[end++] = (byte) point;
        } else if (point < 0x800) {
            bytes[end++] = (byte) (0xC0 | point >> 6);
            bytes[end++] = (byte) (0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            bytes[end++] = (byte) (0xE0 | point >> 12);
            bytes[end++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[end++] = (byte) (0x80 | point & 0x3F);
        } else {
            bytes[end++] = (byte) (0xF0 | point >> 18);
            bytes[end++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[end++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[end++] = (byte) (0x80 | point & 0x3F);
        }
        return end;
    }

    /** The code point that begins at a position of well-formed bytes. */
    static int get(byte[] bytes, int at) {
        int lead = bytes[at];
        return switch (length(bytes[at])) {
            case 1 -> lead;
            case 2 -> (lead & 0x1F) << 6 | bytes[at + 1] & 0x3F;
            case 3 -> (lead & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
            default -> (lead & 0x07) << 18 | (bytes[at + 1] & 0x3F) << 12 | (bytes[at + 2] & 0x3F) << 6
                    | bytes[at + 3] & 0x3F;
        };
    }

    /** Bytes of the code point that begins with a byte. */
    static int length(byte lead) {
        return lead >= 0 ? 1 : (lead & 0xFF) < 0xE0 ? 2 : (lead & 0xFF) < 0xF0 ? 3 : 4;
    }

    /** Traps unless the bytes from one position to another are well formed. */
    static void validate(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int lead = bytes[at] & 0xFF;
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
                int next = bytes[at + i] & 0xFF;
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
