// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import wrt.core.binary.Bytes;
import wrt.core.binary.Cursor;
import wrt.core.binary.Section;

/**
 * Puts a {@code nop} before the last {@code end} of every function: where that {@code end} follows another one, the
 * compiler of Chicory 1.7.5 takes branches to the label of the function for branches to the inner block, and fails. The
 * meter does the same as it goes.
 */
public final class EndPadding {
    static final int NOP = 0x01;
    private static final int END = 0x0B;

    private EndPadding() {
    }

    /** The padded form of a well-formed module. */
    public static byte[] pad(byte[] module) {
        Bytes out = new Bytes().put(module, 0, 8);
        for (Section s : Section.read(module)) {
            Bytes content = s.id() == Section.CODE ? code(module, s) : new Bytes().put(module, s.start(), s.end());
            out.put(s.id()).unsigned(content.size()).put(content);
        }
        return out.toArray();
    }

    private static Bytes code(byte[] module, Section s) {
        Cursor cursor = new Cursor(module, s.start());
        int count = cursor.unsigned();
        Bytes out = new Bytes().unsigned(count);
        for (int i = 0; i < count; i++) {
            int size = cursor.unsigned();
            int start = cursor.position();
            out.unsigned(size + 1L).put(module, start, start + size - 1).put(NOP).put(END);
            cursor.skip(size);
        }
        return out;
    }
}
