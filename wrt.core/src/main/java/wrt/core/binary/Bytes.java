// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import java.util.Arrays;

/** A growing byte array with the number formats of the binary format. */
public final class Bytes {
    private byte[] buffer = new byte[256];
    private int size;

    public Bytes put(int b) {
        reserve(1);
        buffer[size++] = (byte) b;
        return this;
    }

    public Bytes put(byte[] source, int start, int end) {
        reserve(end - start);
        System.arraycopy(source, start, buffer, size, end - start);
        size += end - start;
        return this;
    }

    public Bytes put(Bytes other) {
        return put(other.buffer, 0, other.size);
    }

    /** Unsigned LEB128. */
    public Bytes unsigned(long value) {
        long v = value;
        while (v >>> 7 != 0) {
            put((int) (v & 0x7F | 0x80));
            v >>>= 7;
        }
        return put((int) v);
    }

    /** Signed LEB128. */
    public Bytes signed(long value) {
        long v = value;
        while (v < -64 || v > 63) {
            put((int) (v & 0x7F | 0x80));
            v >>= 7;
        }
        return put((int) (v & 0x7F));
    }

    public int size() {
        return size;
    }

    public byte[] toArray() {
        return Arrays.copyOf(buffer, size);
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
        }
    }
}
