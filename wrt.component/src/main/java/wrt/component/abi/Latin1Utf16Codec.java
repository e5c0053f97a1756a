// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.nio.charset.StandardCharsets;
import wrt.component.model.StringEncoding;

/** The encoding latin1+utf16: one byte per character where all fit, else utf16, told apart by a bit of the length. */
enum Latin1Utf16Codec implements StringCodec {
    INSTANCE;

    @Override
    public String load(LiftLowerContext cx, int pointer, int codeUnits) {
        if (codeUnits < 0) {
            int untagged = codeUnits ^ GuestString.UTF16_TAG;
            StringCodec.checkRange(cx, pointer, 2L * untagged, 2);
            return Utf16.load(cx, pointer, untagged);
        }
        StringCodec.checkRange(cx, pointer, codeUnits, 2);
        return new String(cx.bytes(), pointer, codeUnits, StandardCharsets.ISO_8859_1);
    }

    @Override
    public long store(LiftLowerContext cx, String text) {
        int length = text.length();
        if (Utf16.firstBeyondLatin1(text) == length) {
            int pointer = cx.allocateString(2, StringCodec.checkSize(length));
            storeLatin1(cx, text, length, pointer);
            return StringPlan.range(pointer, length);
        }
        int pointer = cx.allocateString(2, StringCodec.checkSize(2L * length));
        Utf16.store(cx, text, 0, pointer);
        return StringPlan.range(pointer, length | GuestString.UTF16_TAG);
    }

    @Override
    public long transcode(LiftLowerContext cx, GuestString string) {
        if (string.encoding() != StringEncoding.LATIN1_UTF16) {
            return optimistic(cx, string);
        }
        return string.isTagged() ? pessimistic(cx, string.text()) : store(cx, string.text());
    }

    /** From utf8 or utf16: latin1 until a character does not fit, then utf16 at its worst size. */
    private static long optimistic(LiftLowerContext cx, GuestString string) {
        String text = string.text();
        int units = StringCodec.checkSize(string.codeUnits());
        int pointer = cx.allocateString(2, units);
        int latin1 = Utf16.firstBeyondLatin1(text);
        storeLatin1(cx, text, latin1, pointer);
        if (latin1 == text.length()) {
            if (latin1 < units) {
                pointer = cx.reallocateString(pointer, units, 2, latin1);
            }
            return StringPlan.range(pointer, latin1);
        }
        int worst = StringCodec.checkSize(2L * units);
        int bytes = 2 * text.length();
        pointer = cx.reallocateString(pointer, units, 2, worst);
        Utf16.store(cx, text, 0, pointer);
        if (worst > bytes) {
            pointer = cx.reallocateString(pointer, worst, 2, bytes);
        }
        return StringPlan.range(pointer, text.length() | GuestString.UTF16_TAG);
    }

    /** From utf16 in the same encoding: stays so unless all characters turn out to fit in latin1. */
    private static long pessimistic(LiftLowerContext cx, String text) {
        int bytes = StringCodec.checkSize(2L * text.length());
        int pointer = cx.allocateString(2, bytes);
        Utf16.store(cx, text, 0, pointer);
        if (Utf16.firstBeyondLatin1(text) < text.length()) {
            return StringPlan.range(pointer, text.length() | GuestString.UTF16_TAG);
        }
        storeLatin1(cx, text, text.length(), pointer);
        pointer = cx.reallocateString(pointer, bytes, 1, text.length());
        return StringPlan.range(pointer, text.length());
    }

    /** The deprecated method drops the high half of every char, which is exactly latin1. */
    @SuppressWarnings("deprecation")
    private static void storeLatin1(LiftLowerContext cx, String text, int length, int pointer) {
        text.getBytes(0, length, cx.bytes(), pointer);
    }
}
