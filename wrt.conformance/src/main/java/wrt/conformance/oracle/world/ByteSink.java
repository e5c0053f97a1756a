// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of a binary as they are put together. */
final class ByteSink {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ByteSink b(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    ByteSink raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** An unsigned number of any length. */
    ByteSink u(long number) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        return b((int) rest);
    }

    /** A signed number of any length. */
    ByteSink s(long number) {
        long rest = number;
        while (rest < -64 || rest > 63) {
            out.write((int) rest & 0x7f | 0x80);
            rest >>= 7;
        }
        return b((int) rest & 0x7f);
    }

    ByteSink name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return u(utf8.length).raw(utf8);
    }

    /** A count and the items. */
    ByteSink vector(List<byte[]> items) {
        u(items.size());
        items.forEach(this::raw);
        return this;
    }

    /** A section with its length. */
    ByteSink section(int id, byte[] content) {
        return b(id).u(content.length).raw(content);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
