// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.core.code.CostModel;
import wrt.core.code.InstructionClass;

class CacheTest {
    @TempDir
    Path directory;

    private CoreConfig config() {
        return CoreConfig.defaults().withCacheDirectory(directory);
    }

    private static long fib(CoreModule module) {
        long[] frame = {10};
        module.instantiate(CoreImports.none(), MeterTest.plenty()).function("fib").call(frame);
        return frame[0];
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void keepsCodeBetweenCompilers() throws IOException {
        CoreModule cold = CoreCompiler.create(config()).compile(Samples.fib());
        CoreModule warm = CoreCompiler.create(config()).compile(Samples.fib());
        assertThat(cold.report().cacheHit()).isFalse();
        assertThat(warm.report().cacheHit()).isTrue();
        assertThat(fib(warm)).isEqualTo(55);
        assertThat(warm.code()).isEqualTo(cold.code());
        assertThat(warm.exports()).isEqualTo(cold.exports());
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsTheCodeOfAnotherMeteringApart() {
        CoreCompiler.create(config()).compile(Samples.fib());
        CostModel other = new CostModel(Map.of(InstructionClass.CALL, 7), 1, 1, 1, 1);
        assertThat(CoreCompiler.create(config().withMetering(new Metering.Metered(other))).compile(Samples.fib())
                .report().cacheHit()).isFalse();
        assertThat(CoreCompiler.create(config().withMetering(new Metering.Unmetered())).compile(Samples.fib())
                .report().cacheHit()).isFalse();
        assertThat(CoreCompiler.create(config()).compile(Samples.sum()).report().cacheHit()).isFalse();
    }

    @Test
    void rebuildsAnEntryWithAnyByteFlipped() throws IOException {
        CoreCompiler.create(config()).compile(Samples.fib());
        Path file = files().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int k = 0; k < good.length; k += k < 60 ? 3 : 1499) {
            byte[] bad = good.clone();
            bad[k] ^= 0x10;
            Files.write(file, bad);
            CoreModule module = CoreCompiler.create(config()).compile(Samples.fib());
            assertThat(module.report().cacheHit()).as("byte %d", k).isFalse();
            assertThat(Files.readAllBytes(file)).as("byte %d is repaired", k).isEqualTo(good);
        }
    }

    @Test
    void rebuildsATruncatedOrLongerEntry() throws IOException {
        CoreCompiler.create(config()).compile(Samples.fib());
        Path file = files().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int length : new int[]{0, 3, 4, 8, 20, 100, good.length / 2, good.length - 1, good.length + 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            CoreModule module = CoreCompiler.create(config()).compile(Samples.fib());
            assertThat(module.report().cacheHit()).as("length %d", length).isFalse();
            assertThat(fib(module)).isEqualTo(55);
        }
    }

    private Path added(CoreConfig config, byte[] module) throws IOException {
        List<Path> before = files();
        CoreCompiler.create(config).compile(module);
        return files().stream().filter(f -> !before.contains(f)).findFirst().orElseThrow();
    }

    private static void lastUsed(Path file, Duration ago) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }

    @Test
    void deletesWhatWasNotUsedForLongestWhenItIsFull() throws IOException {
        Path fib = added(config(), Samples.fib());
        Path unmetered = added(config().withMetering(new Metering.Unmetered()), Samples.fib());
        Path sum = added(config(), Samples.sum());
        long both = Files.size(fib) + Files.size(sum);
        Files.delete(sum);
        lastUsed(fib, Duration.ofHours(1));
        lastUsed(unmetered, Duration.ofHours(2));
        CoreCompiler.create(config().withCacheLimit(both)).compile(Samples.sum());
        assertThat(files()).containsExactlyInAnyOrder(fib, sum);
    }

    @Test
    void readingAnEntryIsAUseOfIt() throws IOException {
        Path fib = added(config(), Samples.fib());
        Path unmetered = added(config().withMetering(new Metering.Unmetered()), Samples.fib());
        lastUsed(fib, Duration.ofHours(2));
        lastUsed(unmetered, Duration.ofHours(1));
        assertThat(CoreCompiler.create(config()).compile(Samples.fib()).report().cacheHit()).isTrue();
        Path sum = added(config().withCacheLimit(1), Samples.sum());
        assertThat(files()).containsExactlyInAnyOrder(fib, sum);
    }

    @Test
    void keepsWhatWasJustWrittenAlthoughItIsLargerThanTheLimit() throws IOException {
        CoreConfig small = config().withCacheLimit(1);
        Path fib = added(small, Samples.fib());
        Path sum = added(small, Samples.sum());
        assertThat(files()).containsExactlyInAnyOrder(fib, sum);
        assertThat(CoreCompiler.create(small).compile(Samples.sum()).report().cacheHit()).isTrue();
    }

    @Test
    void deletesWhatACrashLeftUnfinishedButNoFilesOfOthers() throws IOException {
        Path unfinished = Files.write(directory.resolve("new1.wrtc.tmp"), new byte[10]);
        Path foreign = Files.write(directory.resolve("notes.txt"), new byte[10]);
        lastUsed(unfinished, Duration.ofHours(1));
        lastUsed(foreign, Duration.ofHours(1));
        Path fib = added(config().withCacheLimit(1), Samples.fib());
        assertThat(files()).containsExactlyInAnyOrder(fib, foreign);
    }

    @Test
    void refusesALimitThatHoldsNothing() {
        assertThatThrownBy(() -> config().withCacheLimit(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cacheLimit must be at least 1, not 0");
    }

    @Test
    void worksWithoutADirectoryItCanWriteTo() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        CoreConfig config = CoreConfig.defaults().withCacheDirectory(file);
        assertThat(fib(CoreCompiler.create(config).compile(Samples.fib()))).isEqualTo(55);
    }
}
