// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import wrt.component.ValType;
import wrt.component.Wave;
import wrt.component.WaveException;
import wrt.component.abi.RandomValues;

/** Any text is a value, which can be written and read again, or a {@link WaveException} that says where it is not. */
final class WaveTarget {

    private static final String CHARACTERS = "{}[]()<>,:;'\"\\%/-+.0123456789eEinfnautrsomkx_ \n\t\0é€𝄞";
    private static final int DEPTH = 4;

    private WaveTarget() {
    }

    /** Whether the text was a value. */
    static boolean run(Random random) {
        RandomValues values = new RandomValues(random);
        ValType type = values.type(random.nextInt(DEPTH));
        String text = random.nextInt(10) == 0
                ? "[({\"'".substring(random.nextInt(5)).repeat(random.nextInt(20_000))
                : changed(random, Wave.print(values.value(type), type));
        try {
            String canonical = Wave.print(Wave.parse(text, type), type);
            assertThat(Wave.print(Wave.parse(canonical, type), type)).isEqualTo(canonical);
            return true;
        } catch (WaveException e) {
            assertThat(e.position()).isBetween(0, text.length());
            return false;
        }
    }

    private static String changed(Random random, String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(4); changes > 0 && !changed.isEmpty(); changes--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                case 2 -> changed.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> changed.insert(at, text, 0, Math.min(text.length(), 1 + random.nextInt(10)));
            }
        }
        return changed.toString();
    }
}
