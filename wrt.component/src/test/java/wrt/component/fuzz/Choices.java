// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.util.Random;

/**
 * Decisions taken from a byte sequence, so that what is generated from a {@link Random} can be steered by a fuzzer that
 * follows coverage: a changed byte is a changed decision. When the bytes are used up, every decision is the first one.
 */
final class Choices extends Random {

    private static final long serialVersionUID = 1;

    private final transient byte[] bytes;
    private transient int next;

    Choices(byte[] bytes) {
        super(0);
        this.bytes = bytes;
    }

    @Override
    protected int next(int bits) {
        int value = 0;
        for (int read = 0; read < bits; read += 8) {
            value = value << 8 | (next < bytes.length ? bytes[next++] & 0xff : 0);
        }
        return bits == 32 ? value : value & (1 << bits) - 1;
    }

    @Override
    public int nextInt(int bound) {
        return bound <= 256 ? next(8) % bound : (next(31) & Integer.MAX_VALUE) % bound;
    }

    /** The method of the superclass tries until it is content, which with the same decision each time it never is. */
    @Override
    public synchronized double nextGaussian() {
        return nextDouble();
    }
}
