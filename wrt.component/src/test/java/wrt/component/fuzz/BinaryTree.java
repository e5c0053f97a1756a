// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wrt.component.Bytes;

/**
 * A component or core module as sections, nested ones opened, so that a change in the middle leaves the lengths around it
 * right and is seen by the decoder that it is meant for.
 */
final class BinaryTree {

    private static final int PREAMBLE = 8;
    private static final int MAX_DEPTH = 20;

    /** A section: an id, and either bytes or what is nested in it. */
    static final class Section {
        int id;
        byte[] content;
        BinaryTree nested;

        Section(int id, byte[] content, BinaryTree nested) {
            this.id = id;
            this.content = content;
            this.nested = nested;
        }

        Section copy() {
            return new Section(id, content, nested == null ? null : nested.copy());
        }

        byte[] bytes() {
            return nested == null ? content : nested.bytes();
        }
    }

    final byte[] preamble;
    final List<Section> sections = new ArrayList<>();

    private BinaryTree(byte[] preamble) {
        this.preamble = preamble;
    }

    /** Reads as far as there are whole sections; the rest is dropped. */
    static BinaryTree of(byte[] bytes) {
        return of(bytes, 0);
    }

    private static BinaryTree of(byte[] bytes, int depth) {
        BinaryTree tree = new BinaryTree(Arrays.copyOf(bytes, PREAMBLE));
        boolean component = tree.isComponent();
        int at = PREAMBLE;
        while (at < bytes.length) {
            int id = bytes[at++] & 0xff;
            long length = 0;
            for (int shift = 0; at < bytes.length && shift < 35; shift += 7) {
                int b = bytes[at++];
                length |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    break;
                }
            }
            if (length > bytes.length - at) {
                break;
            }
            byte[] content = Arrays.copyOfRange(bytes, at, at + (int) length);
            at += (int) length;
            boolean opens = component && (id == Bytes.CORE_MODULE || id == Bytes.COMPONENT)
                    && content.length >= PREAMBLE && depth < MAX_DEPTH;
            tree.sections.add(new Section(id, content, opens ? of(content, depth + 1) : null));
        }
        return tree;
    }

    boolean isComponent() {
        return preamble[6] == 1;
    }

    /** All sections at all levels. */
    List<BinaryTree> levels() {
        List<BinaryTree> all = new ArrayList<>();
        all.add(this);
        for (int i = 0; i < all.size(); i++) {
            for (Section section : all.get(i).sections) {
                if (section.nested != null) {
                    all.add(section.nested);
                }
            }
        }
        return all;
    }

    BinaryTree copy() {
        BinaryTree copy = new BinaryTree(preamble.clone());
        sections.forEach(s -> copy.sections.add(s.copy()));
        return copy;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(preamble);
        for (Section section : sections) {
            out.writeBytes(Bytes.rawSection(section.id, section.bytes()));
        }
        return out.toByteArray();
    }
}
