// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

/** Reads a module that is known to be well formed. */
public final class Cursor {
    private final byte[] bytes;
    private int position;

    public Cursor(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    public int position() {
        return position;
    }

    public int next() {
        return bytes[position++] & 0xFF;
    }

    public void skip(int count) {
        position += count;
    }

    public int unsigned() {
        int result = 0;
        int shift = 0;
        int b;
        do {
            b = next();
            result |= (b & 0x7F) << shift;
            shift += 7;
        } while ((b & 0x80) != 0);
        return result;
    }
}
