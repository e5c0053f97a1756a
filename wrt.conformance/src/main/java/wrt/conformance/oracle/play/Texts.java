// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import wrt.component.model.StringEncoding;

/** Random texts, with characters of every width. */
final class Texts {

    private static final int UTF16_TAG = 1 << 31;
    private static final List<String> PARTS = List.of("", "a", "plain", "é", "ÿþ", "€", "𝄞", "\u0000", "\ud7ff",
            "\uf123", "\u0100",
            "0123456789");

    private Texts() {
    }

    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    static int codePoint(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> random.nextInt(0xD800);
            case 2 -> 0xE000 + random.nextInt(0x2000);
            default -> 0x10000 + random.nextInt(0x100000);
        };
    }

    /**
     * A text as a guest has it in memory.
     *
     * @param bytes the code units
     * @param units their number, with the tag
     */
    record Encoded(byte[] bytes, int units) {
    }

    static Encoded encode(String text, StringEncoding encoding, boolean wide) {
        return switch (encoding) {
            case UTF8 -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                yield new Encoded(bytes, bytes.length);
            }
            case UTF16 -> new Encoded(text.getBytes(StandardCharsets.UTF_16LE), text.length());
            case LATIN1_UTF16 -> {
                Charset latin1 = StandardCharsets.ISO_8859_1;
                yield !wide && latin1.newEncoder().canEncode(text)
                        ? new Encoded(text.getBytes(latin1), text.length())
                        : new Encoded(text.getBytes(StandardCharsets.UTF_16LE), text.length() | UTF16_TAG);
            }
        };
    }
}
