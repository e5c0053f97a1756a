// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.nio.charset.StandardCharsets;
import wrt.component.model.StringEncoding;

/**
 * A string on its way between two guests that is kept as a Java object meanwhile: how the first one represented it
 * decides how often the second one's allocator is called.
 *
 * @param text the string
 * @param encoding the encoding of the guest it came from
 * @param codeUnits its length there, with {@link StringForm#UTF16_TAG} where latin1+utf16 chose utf16
 */
record GuestString(String text, StringEncoding encoding, int codeUnits) {

    /** Writes it; the result is a {@link StringPlan#range}. */
    long store(LiftLowerContext to) {
        StringForm form = StringForm.of(encoding, codeUnits);
        byte[] bytes = text.getBytes(switch (form) {
            case UTF8 -> StandardCharsets.UTF_8;
            case UTF16, TAGGED_UTF16 -> StandardCharsets.UTF_16LE;
            case LATIN1 -> StandardCharsets.ISO_8859_1;
        });
        return Transcoder.store(form, bytes, 0, form.units(codeUnits), to);
    }
}
