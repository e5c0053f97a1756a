// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, loading ends in a component or a {@link ComponentFormatException}. */
class RobustnessTest {

    private static final int SAMPLES = 100;

    /** The components of the examples: built by ordinary toolchains, and some broken on purpose. */
    static List<Path> components() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "examples"))) {
            List<Path> found = files
                    .filter(f -> f.toString().endsWith(".wasm") && !f.toString().contains("target"))
                    .filter(RobustnessTest::isComponent)
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static boolean isComponent(Path file) {
        byte[] bytes = read(file);
        return bytes.length > 8 && bytes[4] == 0x0d && bytes[6] == 1;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertTotal(byte[] bytes, String what) {
        try {
            // Printing walks all types once more.
            assertThat(Loads.load(bytes).wit()).isNotEmpty();
        } catch (ComponentFormatException e) {
            assertThat(e.offset()).as(what).isBetween(0, bytes.length);
            assertThat(e.rule()).as(what).isNotEmpty();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + " ends in " + e, e);
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void aChangedByteIsAnErrorOrAnotherComponent(Path file) {
        byte[] original = read(file);
        Random random = new Random(42);
        for (int i = 0; i < SAMPLES; i++) {
            byte[] bytes = original.clone();
            int place = random.nextInt(bytes.length);
            bytes[place] = (byte) random.nextInt(256);
            assertTotal(bytes, file + " with byte " + place + " = " + bytes[place]);
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void severalChangedBytesAreToo(Path file) {
        byte[] original = read(file);
        Random random = new Random(43);
        for (int i = 0; i < SAMPLES; i++) {
            byte[] bytes = original.clone();
            for (int change = 0; change < 4; change++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertTotal(bytes, file + " in variation " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void aTruncatedComponentIsAnErrorOrAShorterComponent(Path file) {
        byte[] original = read(file);
        int step = Math.max(1, original.length / SAMPLES);
        for (int length = 0; length < original.length; length += step) {
            assertTotal(Arrays.copyOf(original, length), file + " cut to " + length + " bytes");
        }
    }
}
