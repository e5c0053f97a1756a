// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import wrt.component.Bytes;
import wrt.component.fuzz.BinaryTree.Section;

/** Changes to components and core modules: of sections, of bytes inside of one, or of bytes anywhere. */
record Mutation(Random random) {

    private static final int[] INTERESTING = {0, 1, 2, 0x0b, 0x10, 0x3f, 0x40, 0x41, 0x42, 0x43, 0x60, 0x7f, 0x80,
        0xff};

    /** Numbers at the edges of the binary format and of the limits. */
    private static final long[] EDGES = {0, 1, 2, 16, 17, 100, 127, 128, 255, 256, 1000, 10_000, 65_535, 65_536,
        100_000,
        1_000_000, (1L << 28) - 1, 1L << 28, (1L << 31) - 1, 1L << 31, (1L << 32) - 1};

    /** Some changes, of which most keep the outline intact. */
    byte[] apply(byte[] original) {
        byte[] bytes = original;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes = random.nextInt(5) == 0 ? anywhere(bytes) : inside(bytes);
        }
        return bytes;
    }

    private byte[] inside(byte[] bytes) {
        if (bytes.length < 8) {
            return anywhere(bytes);
        }
        BinaryTree tree = BinaryTree.of(bytes);
        List<BinaryTree> levels = tree.levels();
        BinaryTree level = pick(levels);
        List<Section> sections = level.sections;
        if (sections.isEmpty()) {
            return anywhere(bytes);
        }
        int at = random.nextInt(sections.size());
        Section section = sections.get(at);
        switch (random.nextInt(12)) {
            case 0 -> sections.remove(at);
            case 1 -> sections.add(random.nextInt(sections.size() + 1), section.copy());
            case 2 -> Collections.swap(sections, at, random.nextInt(sections.size()));
            case 3 -> section.id = random.nextInt(16);
            case 4 -> {
                BinaryTree other = pick(levels);
                if (!other.sections.isEmpty() && other.levels().size() < 20) {
                    sections.add(at, pick(other.sections).copy());
                }
            }
            case 5 -> level.preamble[4 + random.nextInt(4)] = (byte) random.nextInt(14);
            default -> {
                section.content = bytesOf(section.bytes());
                section.nested = null;
            }
        }
        return tree.bytes();
    }

    private byte[] anywhere(byte[] bytes) {
        return random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytesOf(bytes);
    }

    private byte[] bytesOf(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[]{(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(8)) {
            case 0 -> replaced(bytes, at, 1, new byte[]{(byte) (bytes[at] ^ 1 << random.nextInt(8))});
            case 1 -> replaced(bytes, at, 1, new byte[]{(byte) random.nextInt(256)});
            case 2 -> replaced(bytes, at, 1, new byte[]{(byte) INTERESTING[random.nextInt(INTERESTING.length)]});
            case 3 -> replaced(bytes, at, 1, Bytes.u32(EDGES[random.nextInt(EDGES.length)]));
            case 4 -> replaced(bytes, at, 0, new byte[]{(byte) random.nextInt(256)});
            case 5 -> replaced(bytes, at, Math.min(1 + random.nextInt(4), bytes.length - at), new byte[0]);
            case 6 -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(1 + random.nextInt(32), bytes.length - from);
                yield replaced(bytes, at, 0, Arrays.copyOfRange(bytes, from, from + length));
            }
            default -> replaced(bytes, at, 1, new byte[]{(byte) (bytes[at] + random.nextInt(9) - 4)});
        };
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        byte[] result = new byte[bytes.length - length + by.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(bytes, at + length, result, at + by.length, bytes.length - at - length);
        return result;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
