// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wrt.component.model.StringEncoding;

/** A string arrives whole, whatever the encodings, and the allocator is called as the specification says. */
class StringTransferTest {

    private static final int CASES = 3000;
    private static final int[] LIMITS = {0x80, 0x100, 0x800, 0x1_0000, 0x11_0000};

    private final PlainGuest giving = new PlainGuest();
    private final PlainGuest taking = new PlainGuest();
    private final Random random = new Random(1);

    private String text() {
        int limit = LIMITS[random.nextInt(LIMITS.length)];
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            int point = random.nextInt(4) > 0 ? random.nextInt(0x80) : random.nextInt(limit);
            text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
        }
        return text.toString();
    }

    private static boolean fitsLatin1(String text) {
        return text.chars().allMatch(c -> c < 0x100);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The calls of the second guest's allocator, after the specification's {@code store_string_into_range}. */
    private static List<String> expected(String text, StringForm form, StringEncoding to) {
        int chars = text.length();
        int units = form == StringForm.UTF8 ? utf8Bytes(text) : chars;
        List<String> calls = new ArrayList<>();
        switch (to) {
            case UTF8 -> {
                calls.add("new -> 1 " + units);
                if (form != StringForm.UTF8 && !isAscii(text)) {
                    int worst = units * (form == StringForm.LATIN1 ? 2 : 3);
                    calls.add(units + " -> 1 " + worst);
                    if (utf8Bytes(text) < worst) {
                        calls.add(worst + " -> 1 " + utf8Bytes(text));
                    }
                }
            }
            case UTF16 -> {
                calls.add("new -> 2 " + 2 * units);
                if (form == StringForm.UTF8 && chars < units) {
                    calls.add(2 * units + " -> 2 " + 2 * chars);
                }
            }
            case LATIN1_UTF16 -> {
                if (form == StringForm.LATIN1) {
                    calls.add("new -> 2 " + units);
                } else if (form == StringForm.TAGGED_UTF16) {
                    calls.add("new -> 2 " + 2 * units);
                    if (fitsLatin1(text)) {
                        calls.add(2 * units + " -> 1 " + units);
                    }
                } else {
                    calls.add("new -> 2 " + units);
                    if (!fitsLatin1(text)) {
                        calls.add(units + " -> 2 " + 2 * units);
                        if (chars < units) {
                            calls.add(2 * units + " -> 2 " + 2 * chars);
                        }
                    } else if (chars < units) {
                        calls.add(units + " -> 2 " + chars);
                    }
                }
            }
        }
        return calls;
    }

    private static StringEncoding encoding(StringForm form) {
        return switch (form) {
            case UTF8 -> StringEncoding.UTF8;
            case UTF16 -> StringEncoding.UTF16;
            case LATIN1, TAGGED_UTF16 -> StringEncoding.LATIN1_UTF16;
        };
    }

    /** Writes a string as a guest might, which may choose utf16 although latin1 would do. */
    private long[] give(String text, StringForm form) {
        byte[] bytes = text.getBytes(switch (form) {
            case UTF8 -> StandardCharsets.UTF_8;
            case UTF16, TAGGED_UTF16 -> StandardCharsets.UTF_16LE;
            case LATIN1 -> StandardCharsets.ISO_8859_1;
        });
        giving.clear();
        int pointer = giving.allocate(0, 0, 2, bytes.length);
        System.arraycopy(bytes, 0, giving.bytes(), pointer, bytes.length);
        int units = bytes.length / form.unitBytes();
        return new long[]{pointer, Integer.toUnsignedLong(
                form == StringForm.TAGGED_UTF16 ? units | StringForm.UTF16_TAG : units)};
    }

    @ParameterizedTest
    @EnumSource(StringForm.class)
    void arrivesWholeWithTheCallsOfTheSpecification(StringForm form) {
        for (int i = 0; i < CASES; i++) {
            String text = text();
            if (form == StringForm.LATIN1 && !fitsLatin1(text)) {
                continue;
            }
            StringEncoding to = StringEncoding.values()[i % 3];
            long[] source = give(text, form);
            long[] target = new long[2];
            taking.clear();
            Transfer transfer = new Transfer(giving.context(encoding(form), GuestBoundary.INSTANCE),
                    taking.context(to, GuestBoundary.INSTANCE));
            StringPlan plan = new StringPlan(StringCodec.of(encoding(form)));
            plan.transfer(transfer, source, 0, target, 0);
            assertThat(taking.calls()).as("%s from %s to %s", text, form, to).isEqualTo(expected(text, form, to));
            Object arrived = new StringPlan(StringCodec.of(to))
                    .lift(taking.context(to, PlainBoundary.INSTANCE), target, 0);
            assertThat(arrived).isEqualTo(text);
        }
    }
}
