// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.model.StringEncoding;

/** How one string lies in a guest's memory: its encoding, with what latin1+utf16 chose for it. */
enum StringForm {
    /** Encoding utf8; a code unit is a byte. */
    UTF8(1, 1),
    /** Encoding utf16. */
    UTF16(2, 2),
    /** Encoding latin1+utf16, all characters fit into a byte. */
    LATIN1(1, 2),
    /** Encoding latin1+utf16, not all characters fit into a byte. */
    TAGGED_UTF16(2, 2);

    /** The bit of a latin1+utf16 length that says utf16. */
    static final int UTF16_TAG = 1 << 31;

    private final int unitBytes;
    private final int alignment;

    StringForm(int unitBytes, int alignment) {
        this.unitBytes = unitBytes;
        this.alignment = alignment;
    }

    /**
     * The form of a string.
     *
     * @param encoding of its guest
     * @param tagged its length as the guest gives it
     */
    static StringForm of(StringEncoding encoding, int tagged) {
        return switch (encoding) {
            case UTF8 -> UTF8;
            case UTF16 -> UTF16;
            case LATIN1_UTF16 -> tagged < 0 ? TAGGED_UTF16 : LATIN1;
        };
    }

    /** Length in code units, unsigned, from the length as the guest gives it. */
    int units(int tagged) {
        return this == TAGGED_UTF16 ? tagged ^ UTF16_TAG : tagged;
    }

    /** Bytes of a code unit. */
    int unitBytes() {
        return unitBytes;
    }

    /** Alignment of the first one in bytes. */
    int alignment() {
        return alignment;
    }

    /** Traps unless the bytes are well formed; they are in bounds. */
    void validate(byte[] bytes, int at, int units) {
        switch (this) {
            case UTF8 -> Utf8.validate(bytes, at + Utf8.asciiPrefix(bytes, at, units), at + units);
            case UTF16, TAGGED_UTF16 -> Utf16.validate(bytes, at, units);
            case LATIN1 -> {
                // Every byte is a character.
            }
        }
    }
}
