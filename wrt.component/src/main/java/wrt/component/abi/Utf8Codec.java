// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.nio.charset.StandardCharsets;

/** The encoding utf8, with short cuts for ASCII. */
enum Utf8Codec implements StringCodec {
    INSTANCE;

    @Override
    public String load(LiftLowerContext cx, int pointer, int codeUnits) {
        long length = Integer.toUnsignedLong(codeUnits);
        StringCodec.checkRange(cx, pointer, length, 1);
        int ascii = Utf8.asciiPrefix(cx.bytes(), pointer, codeUnits);
        if (ascii == codeUnits) {
            return new String(cx.bytes(), pointer, codeUnits, StandardCharsets.ISO_8859_1);
        }
        Utf8.validate(cx.bytes(), pointer + ascii, pointer + codeUnits);
        return new String(cx.bytes(), pointer, codeUnits, StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("deprecation") // the method drops the high half of every char: right for ASCII, and fast
    public long store(LiftLowerContext cx, String text) {
        int length = text.length();
        int ascii = Utf8.asciiPrefix(text);
        if (ascii == length) {
            int pointer = cx.allocateString(1, StringCodec.checkSize(length));
            text.getBytes(0, length, cx.bytes(), pointer);
            return StringPlan.range(pointer, length);
        }
        int bytes = StringCodec.checkSize(Utf8.length(text, ascii));
        int pointer = cx.allocateString(1, bytes);
        Utf8.store(cx, text, pointer);
        return StringPlan.range(pointer, bytes);
    }
}
