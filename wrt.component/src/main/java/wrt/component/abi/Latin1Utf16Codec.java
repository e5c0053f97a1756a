// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.nio.charset.StandardCharsets;

/** The encoding latin1+utf16: one byte per character where all fit, else utf16, told apart by a bit of the length. */
enum Latin1Utf16Codec implements StringCodec {
    INSTANCE;

    @Override
    public String load(LiftLowerContext cx, int pointer, int codeUnits) {
        if (codeUnits < 0) {
            int untagged = codeUnits ^ StringForm.UTF16_TAG;
            StringCodec.checkRange(cx, pointer, 2L * untagged, 2);
            Utf16.validate(cx.bytes(), pointer, untagged);
            return new String(cx.bytes(), pointer, 2 * untagged, StandardCharsets.UTF_16LE);
        }
        StringCodec.checkRange(cx, pointer, codeUnits, 2);
        return new String(cx.bytes(), pointer, codeUnits, StandardCharsets.ISO_8859_1);
    }

    @Override
    @SuppressWarnings("deprecation") // the method drops the high half of every char, which is exactly latin1
    public long store(LiftLowerContext cx, String text) {
        int length = text.length();
        if (Utf16.firstBeyondLatin1(text) == length) {
            int pointer = cx.allocateString(2, StringCodec.checkSize(length));
            text.getBytes(0, length, cx.bytes(), pointer);
            return StringPlan.range(pointer, length);
        }
        int pointer = cx.allocateString(2, StringCodec.checkSize(2L * length));
        Utf16.store(cx, text, pointer);
        return StringPlan.range(pointer, length | StringForm.UTF16_TAG);
    }
}
