// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A cursor over a range of the component's bytes; every error is MALFORMED at the exact byte. */
final class ByteReader {

    private final Loading loading;
    private final byte[] bytes;
    private final int end;
    private int position;

    ByteReader(Loading loading, byte[] bytes, int start, int end) {
        this.loading = loading;
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    boolean atEnd() {
        return position == end;
    }

    /** The next bytes as a reader of their own; this one goes on after them. */
    ByteReader slice(int length, String what) {
        if (length < 0 || length > remaining()) {
            throw loading.malformed(position,
                    "unexpected end-of-file: " + what + " goes past the end: " + Integer.toUnsignedString(length)
                            + " bytes declared, " + remaining() + " left");
        }
        ByteReader slice = new ByteReader(loading, bytes, position, position + length);
        position += length;
        return slice;
    }

    byte[] copyRest() {
        byte[] rest = java.util.Arrays.copyOfRange(bytes, position, end);
        position = end;
        return rest;
    }

    int peek() {
        if (position >= end) {
            throw loading.malformed(position, "unexpected end-of-file");
        }
        return bytes[position] & 0xff;
    }

    int u8() {
        int value = peek();
        position++;
        return value;
    }

    /** A byte that is 0 or 1. */
    boolean bool(String what) {
        int value = u8();
        if (value > 1) {
            throw loading.malformed(position - 1,
                    "invalid boolean value 0x" + Integer.toHexString(value) + " for the " + what);
        }
        return value == 1;
    }

    /** An unsigned LEB128 of at most 5 bytes whose unused bits are zero. */
    long u32() {
        return leb(32, false);
    }

    /** A u32 that counts or indexes something in these bytes or index spaces, so that a large one is out of bounds. */
    int index() {
        long value = u32();
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    /** How many elements follow; each takes at least one byte, so a count beyond the rest is malformed. */
    int count(String what, int limit, String limitName) {
        int start = position;
        long count = u32();
        if (count > limit) {
            throw loading.limit(count + " " + what + ", more than " + limit + " (limit " + limitName + ")");
        }
        if (count > remaining()) {
            throw loading.malformed(start, "unexpected end-of-file: " + count + " " + what + " declared in the last "
                    + remaining() + " bytes");
        }
        return (int) count;
    }

    /** A signed LEB128 of 33 bits. */
    long s33() {
        return leb(33, true);
    }

    /** A signed or unsigned LEB128 of 64 bits. */
    long u64() {
        return leb(64, false);
    }

    /** A length-prefixed name in valid UTF-8. */
    String name() {
        int start = position;
        long length = u32();
        if (length > loading.limits().nameBytes()) {
            throw loading.limit("a name of " + length + " bytes (limit nameBytes)");
        }
        if (length > remaining()) {
            throw loading.malformed(start,
                    "unexpected end-of-file: a name of " + length + " bytes in the last " + remaining());
        }
        try {
            String name = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position, (int) length))
                    .toString();
            position += (int) length;
            return name;
        } catch (CharacterCodingException e) {
            throw loading.error(wrt.component.ComponentFormatException.Kind.MALFORMED, position,
                    "malformed UTF-8 encoding", e);
        }
    }

    RuntimeException unexpected(int value, String what) {
        return unexpected(position - 1, value, what);
    }

    RuntimeException unexpected(int offset, int value, String what) {
        return loading.malformed(offset, "invalid leading byte (0x" + Integer.toHexString(value) + ") for " + what);
    }

    void expectEnd(String what) {
        if (!atEnd()) {
            throw loading.malformed(position, what + " has " + remaining() + " unexpected bytes at its end");
        }
    }

    private long leb(int bits, boolean signed) {
        int start = position;
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int b = u8();
            value |= (long) (b & 0x7f) << shift;
            int left = bits - shift;
            boolean more = (b & 0x80) != 0;
            if (left <= 7) {
                if (more) {
                    throw loading.malformed(start, "integer representation too long");
                }
                int used = signed ? left - 1 : left;
                int rest = (b & 0x7f) >> used;
                int ones = 0x7f >> used;
                if (rest != 0 && !(signed && rest == ones)) {
                    throw loading.malformed(position - 1, "integer too large");
                }
            }
            if (!more) {
                if (signed && (b & 0x40) != 0 && shift + 7 < 64) {
                    value |= -1L << (shift + 7);
                }
                return value;
            }
        }
    }
}
