// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.nio.charset.StandardCharsets;

/** The encoding utf16. */
enum Utf16Codec implements StringCodec {
    INSTANCE;

    @Override
    public String load(LiftLowerContext cx, int pointer, int codeUnits) {
        StringCodec.checkRange(cx, pointer, 2 * Integer.toUnsignedLong(codeUnits), 2);
        Utf16.validate(cx.bytes(), pointer, codeUnits);
        return new String(cx.bytes(), pointer, 2 * codeUnits, StandardCharsets.UTF_16LE);
    }

    @Override
    public long store(LiftLowerContext cx, String text) {
        int pointer = cx.allocateString(2, StringCodec.checkSize(2L * text.length()));
        Utf16.store(cx, text, pointer);
        return StringPlan.range(pointer, text.length());
    }
}
