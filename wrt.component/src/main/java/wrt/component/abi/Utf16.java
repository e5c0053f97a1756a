// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.nio.charset.StandardCharsets;
import wrt.component.ComponentTrapException;

/** UTF-16, little-endian, in a guest's memory, for the two encodings that use it. */
final class Utf16 {

    private Utf16() {
    }

    static String load(LiftLowerContext cx, int pointer, int codeUnits) {
        for (int i = 0; i < codeUnits; i++) {
            char c = (char) cx.getShort(pointer + 2 * i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < codeUnits
                        && Character.isLowSurrogate((char) cx.getShort(pointer + 2 * i + 2));
                if (!pair) {
                    throw new ComponentTrapException("invalid utf-16: unpaired surrogate found");
                }
                i++;
            }
        }
        return new String(cx.bytes(), pointer, 2 * codeUnits, StandardCharsets.UTF_16LE);
    }

    static void store(LiftLowerContext cx, String text, int from, int pointer) {
        for (int i = from; i < text.length(); i++) {
            cx.putShort(pointer + 2 * i, text.charAt(i));
        }
    }

    static int firstBeyondLatin1(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x100) {
            i++;
        }
        return i;
    }
}
