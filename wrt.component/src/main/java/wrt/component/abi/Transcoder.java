// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

/**
 * Strings from one guest's memory into another's. How often the second one's allocator is called, and with what, is
 * observable, so it is as in the specification: an optimistic size first, the worst case at the first character that
 * does not fit, then the exact size.
 *
 * <p>The source is well formed and does not change meanwhile.
 *
 * <p>Source: Component Model, CanonicalABI, "Storing" ({@code store_string_into_range}).
 */
final class Transcoder {

    private Transcoder() {
    }

    /**
     * Stores a string.
     *
     * @param form of the source
     * @param source holds the string
     * @param at where it begins
     * @param units its length in code units
     * @param to whose memory it goes to
     * @return a {@link StringPlan#range}
     */
    static long store(StringForm form, byte[] source, int at, int units, LiftLowerContext to) {
        return switch (to.options().encoding()) {
            case UTF8 -> switch (form) {
                case UTF8 -> copy(source, at, units, 1, 1, to);
                case UTF16, TAGGED_UTF16 -> ToUtf8.fromUtf16(source, at, units, to);
                case LATIN1 -> ToUtf8.fromLatin1(source, at, units, to);
            };
            case UTF16 -> switch (form) {
                case UTF8 -> ToUtf16.fromUtf8(source, at, units, to);
                case UTF16, TAGGED_UTF16 -> copy(source, at, units, 2, 2, to);
                case LATIN1 -> ToUtf16.fromLatin1(source, at, units, to);
            };
            case LATIN1_UTF16 -> switch (form) {
                case UTF8 -> ToLatin1Utf16.fromUtf8(source, at, units, to);
                case UTF16 -> ToLatin1Utf16.fromUtf16(source, at, units, to);
                case TAGGED_UTF16 -> ToLatin1Utf16.fromTaggedUtf16(source, at, units, to);
                case LATIN1 -> copy(source, at, units, 1, 2, to);
            };
        };
    }

    private static long copy(byte[] source, int at, int units, int unitBytes, int alignment, LiftLowerContext to) {
        int bytes = units * unitBytes;
        int pointer = to.allocateString(alignment, bytes);
        System.arraycopy(source, at, to.bytes(), pointer, bytes);
        return StringPlan.range(pointer, units);
    }
}
