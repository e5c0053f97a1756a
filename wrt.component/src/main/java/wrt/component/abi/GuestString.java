// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.model.StringEncoding;

/**
 * A string on its way between two guests: how the first one represented it decides how often the second one's allocator
 * is called.
 *
 * @param text the string
 * @param encoding the encoding of the guest it came from
 * @param codeUnits its length there, with {@link #UTF16_TAG} where latin1+utf16 chose utf16
 */
record GuestString(String text, StringEncoding encoding, int codeUnits) {

    /** The bit of a latin1+utf16 length that says utf16. */
    static final int UTF16_TAG = 1 << 31;

    boolean isTagged() {
        return encoding == StringEncoding.LATIN1_UTF16 && codeUnits < 0;
    }

    int untaggedCodeUnits() {
        return isTagged() ? codeUnits ^ UTF16_TAG : codeUnits;
    }
}
