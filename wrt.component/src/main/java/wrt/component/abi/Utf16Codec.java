// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.model.StringEncoding;

/** The encoding utf16. */
enum Utf16Codec implements StringCodec {
    INSTANCE;

    @Override
    public String load(LiftLowerContext cx, int pointer, int codeUnits) {
        StringCodec.checkRange(cx, pointer, 2 * Integer.toUnsignedLong(codeUnits), 2);
        return Utf16.load(cx, pointer, codeUnits);
    }

    @Override
    public long store(LiftLowerContext cx, String text) {
        int pointer = cx.allocateString(2, StringCodec.checkSize(2L * text.length()));
        Utf16.store(cx, text, 0, pointer);
        return StringPlan.range(pointer, text.length());
    }

    @Override
    public long transcode(LiftLowerContext cx, GuestString string) {
        if (string.encoding() != StringEncoding.UTF8) {
            return store(cx, string.text());
        }
        // From utf8: every byte may become one code unit; what is too much is given back.
        int bytes = 2 * string.text().length();
        int worst = StringCodec.checkSize(2L * string.codeUnits());
        int pointer = cx.allocateString(2, worst);
        Utf16.store(cx, string.text(), 0, pointer);
        if (bytes < worst) {
            pointer = cx.reallocateString(pointer, worst, 2, bytes);
        }
        return StringPlan.range(pointer, string.text().length());
    }
}
