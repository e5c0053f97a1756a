// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ComponentTrapException;
import wrt.component.model.StringEncoding;

/**
 * Strings in one encoding of a guest's memory.
 *
 * <p>A string of the host is allocated once, at its exact size: the host may choose how it represents strings, and it
 * chooses the representation that fits. Between guests there is {@link Transcoder}.
 *
 * <p>Concurrency: implementations have no state.
 *
 * <p>Source: Component Model, CanonicalABI, {@code load_string}, {@code store_string}.
 */
interface StringCodec {

    /** The largest string, in bytes. */
    int MAX_BYTES = (1 << 28) - 1;

    /** Reads a string; traps if it is out of bounds, not aligned or not well formed. */
    String load(LiftLowerContext cx, int pointer, int codeUnits);

    /** Writes a string of the host; the result is a {@link StringPlan#range}. */
    long store(LiftLowerContext cx, String text);

    /** Rejects a string of the host that has no encoding: one with half a surrogate pair. */
    default void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw ValueMismatchException.problem("half a surrogate pair at character " + i);
                }
                i++;
            }
        }
    }

    /** The codec for an encoding. */
    static StringCodec of(StringEncoding encoding) {
        return switch (encoding) {
            case UTF8 -> Utf8Codec.INSTANCE;
            case UTF16 -> Utf16Codec.INSTANCE;
            case LATIN1_UTF16 -> Latin1Utf16Codec.INSTANCE;
        };
    }

    /** Checks a range that a guest says holds a string. */
    static void checkRange(LiftLowerContext cx, int pointer, long bytes, int alignment) {
        if (bytes > MAX_BYTES) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().stringOutside());
        }
        if ((pointer & (alignment - 1)) != 0) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().stringUnaligned());
        }
        if (!cx.inBounds(pointer, bytes)) {
            throw PointerTraps.trap(cx.boundary().pointerTraps().stringOutside());
        }
        cx.charge(bytes + 48);
    }

    /** Checks the size of a string that is about to be allocated. */
    static int checkSize(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new ComponentTrapException("string too large: " + bytes + " bytes, at most " + MAX_BYTES);
        }
        return (int) bytes;
    }
}
