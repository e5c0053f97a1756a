// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import wrt.core.CoreFormatException;

/** Reads bytes that may be anything, up to a limit. */
final class CheckedReader {
    private final byte[] bytes;
    private final int limit;
    private int position;

    CheckedReader(byte[] bytes, int position, int limit) {
        this.bytes = bytes;
        this.position = position;
        this.limit = limit;
    }

    int position() {
        return position;
    }

    boolean hasMore() {
        return position < limit;
    }

    int next() {
        if (position >= limit) {
            throw malformed(position, "unexpected end");
        }
        return bytes[position++] & 0xFF;
    }

    void skip(long count, String what) {
        if (count > limit - position) {
            throw malformed(position, what + " of " + count + " bytes goes beyond the end, "
                    + (limit - position) + " bytes are left");
        }
        position += (int) count;
    }

    /** Unsigned LEB128 of at most 32 bits. */
    long unsigned() {
        long result = 0;
        int start = position;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = next();
            result |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                if (result > 0xFFFF_FFFFL) {
                    throw malformed(start, "integer too large");
                }
                return result;
            }
        }
        throw malformed(start, "integer representation too long");
    }

    /** How many things follow; each takes at least a byte. */
    long count(String what) {
        int start = position;
        long count = unsigned();
        if (count > limit - position) {
            throw malformed(start, count + " " + what + " in the last " + (limit - position) + " bytes");
        }
        return count;
    }

    /** Passes a number of any format. */
    void skipNumber() {
        int start = position;
        while ((next() & 0x80) != 0) {
            if (position - start >= 10) {
                throw malformed(start, "integer representation too long");
            }
        }
    }

    void skipName() {
        skip(unsigned(), "a name");
    }

    static CoreFormatException malformed(int offset, String message) {
        return new CoreFormatException(CoreFormatException.Kind.MALFORMED, offset, message);
    }
}
