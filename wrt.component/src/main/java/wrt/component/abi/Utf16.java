// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ComponentTrapException;

/** UTF-16, little-endian, in a guest's memory, for the two encodings that use it. */
final class Utf16 {

    private static final long NOT_LATIN1 = 0xFF00_FF00_FF00_FF00L;

    private Utf16() {
    }

    /** Traps unless every half of a surrogate pair stands in one. */
    static void validate(byte[] bytes, int at, int units) {
        int i = 0;
        while (i < units) {
            if (i + 4 <= units && (LittleEndian.getLong(bytes, at + 2 * i) & NOT_LATIN1) == 0) {
                i += 4;
                continue;
            }
            char c = (char) LittleEndian.getShort(bytes, at + 2 * i++);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i < units
                        && Character.isLowSurrogate((char) LittleEndian.getShort(bytes, at + 2 * i));
                if (!pair) {
                    throw new ComponentTrapException("invalid utf-16: unpaired surrogate found");
                }
                i++;
            }
        }
    }

    /** Writes a string of the host. */
    static void store(LiftLowerContext cx, String text, int pointer) {
        for (int i = 0; i < text.length(); i++) {
            cx.putShort(pointer + 2 * i, text.charAt(i));
        }
    }

    /** Writes a code point; the result is where it ends. */
    static int put(byte[] bytes, int at, int point) {
        if (Character.isBmpCodePoint(point)) {
            LittleEndian.putShort(bytes, at, point);
            return at + 2;
        }
        LittleEndian.putShort(bytes, at, Character.highSurrogate(point));
        LittleEndian.putShort(bytes, at + 2, Character.lowSurrogate(point));
        return at + 4;
    }

    /** Makes a code unit out of each byte. */
    static void inflate(byte[] source, int at, int length, byte[] target, int to) {
        for (int i = 0; i < length; i++) {
            LittleEndian.putShort(target, to + 2 * i, source[at + i] & 0xFF);
        }
    }

    /** Makes bytes out of the first code units, up to one that is not ASCII; the result is how many. */
    static int copyAscii(byte[] source, int at, int units, byte[] target, int to) {
        return copyBelow(0x80, source, at, units, target, to);
    }

    /** Makes bytes out of the first code units, up to one that needs more; the result is how many. */
    static int copyLatin1(byte[] source, int at, int units, byte[] target, int to) {
        return copyBelow(0x100, source, at, units, target, to);
    }

    private static int copyBelow(int limit, byte[] source, int at, int units, byte[] target, int to) {
        for (int i = 0; i < units; i++) {
            int c = LittleEndian.getShort(source, at + 2 * i) & 0xFFFF;
            if (c >= limit) {
                return i;
            }
            target[to + i] = (byte) c;
        }
        return units;
    }

    static boolean isLatin1(byte[] source, int at, int units) {
        for (int i = 0; i < units; i++) {
            if (source[at + 2 * i + 1] != 0) {
                return false;
            }
        }
        return true;
    }

    static int firstBeyondLatin1(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x100) {
            i++;
        }
        return i;
    }
}
