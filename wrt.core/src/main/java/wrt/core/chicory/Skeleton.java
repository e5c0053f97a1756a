// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.Set;
import wrt.core.binary.Bytes;
import wrt.core.binary.Cursor;
import wrt.core.binary.Section;

/** A module without the bodies that are compiled: instances need the rest, and parsing it is quick. */
final class Skeleton {
    private Skeleton() {
    }

    /**
     * Replaces bodies by {@code unreachable}, and leaves out custom sections.
     *
     * @param imported number of imported functions
     * @param kept indices of the functions whose bodies stay
     */
    static byte[] of(byte[] module, int imported, Set<Integer> kept) {
        Bytes out = new Bytes().put(module, 0, 8);
        for (Section s : Section.read(module)) {
            if (s.id() == Section.CODE) {
                Bytes code = code(module, s, imported, kept);
                out.put(s.id()).unsigned(code.size()).put(code);
            } else if (s.id() != Section.CUSTOM) {
                out.put(s.id()).unsigned(s.end() - s.start()).put(module, s.start(), s.end());
            }
        }
        return out.toArray();
    }

    private static Bytes code(byte[] module, Section s, int imported, Set<Integer> keep) {
        Cursor cursor = new Cursor(module, s.start());
        int count = cursor.unsigned();
        Bytes out = new Bytes().unsigned(count);
        for (int i = 0; i < count; i++) {
            int size = cursor.unsigned();
            if (keep.contains(imported + i)) {
                out.unsigned(size).put(module, cursor.position(), cursor.position() + size);
            } else {
                out.put(3).put(0).put(0x00).put(0x0B);
            }
            cursor.skip(size);
        }
        return out;
    }
}
