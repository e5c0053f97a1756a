// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Finds a custom section of a component before the component is decoded: its limits bound the decoding. */
final class CustomSections {

    /*
     * A binary is a preamble of 8 bytes, then sections: a byte that names the kind (0 is custom), the size as an unsigned
     * LEB128 number, the content; a custom section's content begins with its name. What does not follow this is left to
     * the decoder, which says what is wrong and where.
     */

    private static final int PREAMBLE = 8;

    private final byte[] bytes;
    private int position = PREAMBLE;

    private CustomSections(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The content of the first custom section of that name at the top level. */
    static Optional<byte[]> find(byte[] bytes, String name) {
        return new CustomSections(bytes).find(name.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<byte[]> find(byte[] name) {
        while (position < bytes.length) {
            int kind = bytes[position++];
            long size = number();
            if (size < 0 || size > bytes.length - position) {
                return Optional.empty();
            }
            int end = position + (int) size;
            if (kind == 0) {
                long length = number();
                if (length == name.length && length <= end - position
                        && Arrays.equals(bytes, position, position + name.length, name, 0, name.length)) {
                    return Optional.of(Arrays.copyOfRange(bytes, position + name.length, end));
                }
            }
            position = end;
        }
        return Optional.empty();
    }

    private long number() {
        long value = 0;
        for (int shift = 0; shift < 35 && position < bytes.length; shift += 7) {
            byte part = bytes[position++];
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        return -1;
    }
}
