// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts in the binary format, which need no encoder. */
class CommandLineTest {

    private static final String EMPTY = "binary \"\\00asm\\0d\\00\\01\\00\"";

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("good.wast"),
                "(component " + EMPTY + ")\n(assert_malformed (module binary \"\") \"\")");
        Files.writeString(folder.resolve("sub/bad.wast"), "\n\n(assert_invalid (component " + EMPTY + ") \"a rule\")");
        Files.writeString(folder.resolve("sub/notes.txt"), "no script");
    }

    private int conformance(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "--cache";
        words[1] = folder.resolve("cache").toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return new ConformanceMain(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theLastLineIsTheSummaryAndFailuresHaveAPlace() {
        assertThat(conformance(folder.toString())).isEqualTo(1);
        assertThat(out()).contains("ok    good.wast: 1 passed, 0 failed, 0 skipped\n")
                .contains("FAIL  sub/bad.wast: 0 passed, 1 failed, 0 skipped\n")
                .contains(folder.resolve("sub/bad.wast") + ":3: (assert_invalid")
                .contains("expected refused: a rule").contains("got      accepted")
                .endsWith("\n1 passed, 1 failed, 0 skipped\n");
    }

    @Test
    void aFilterIsAGlobARegularExpressionOrAPart() {
        for (String filter : new String[]{"good", "g*d.wast", "g?od", "/^good\\./"}) {
            out.reset();
            assertThat(conformance(folder.toString(), "--filter", filter)).as(filter).isZero();
            assertThat(out()).as(filter).endsWith("1 passed, 0 failed, 0 skipped\n");
        }
    }

    @Test
    void resultsComeAsJson() {
        assertThat(conformance(folder.toString(), "--json")).isEqualTo(1);
        assertThat(out()).startsWith("{").contains("\"passed\": 1", "\"failed\": 1", "\"name\": \"sub/bad.wast\"",
                "\"line\": 3", "\"actual\": \"accepted\"");
    }

    @Test
    void wrongUsageSaysWhatWouldBeRight() {
        assertThat(conformance(folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(conformance(folder.toString(), "--filter", "nothing")).isEqualTo(2);
        assertThat(conformance(folder.toString(), "--feature", "asink=on")).isEqualTo(2);
        assertThat(conformance(folder.toString(), "--feature", "async=maybe")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no file or directory")
                .contains("--filter nothing fits none of 2 scripts")
                .contains("no feature 'asink'; there are async, map")
                .contains("--feature async is on or off, not 'maybe'");
    }

    @Test
    void aScriptThatCannotBeReadFails() throws IOException {
        Files.writeString(folder.resolve("open.wast"), "(component");
        assertThat(conformance(folder.resolve("open.wast").toString())).isEqualTo(1);
        assertThat(out()).contains("'(' is never closed").endsWith("0 passed, 1 failed, 0 skipped\n");
    }
}
