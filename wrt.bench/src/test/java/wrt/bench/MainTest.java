// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command line of the benchmarks understands, and what it refuses. */
class MainTest {
    private static final Path LAUNCHER = Path.of("..", "wrt");
    private static final String LIST = "benches=\"";

    private final PrintStream usualOut = System.out;
    private final PrintStream usualErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(usualOut);
        System.setErr(usualErr);
    }

    private static int execute(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<String> listed() {
        assertThat(execute("--list")).isZero();
        return out().lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    @Test
    void listsEachBenchmarkOnceWithItsPurpose() {
        assertThat(listed()).contains("fuel", "call", "deploy").doesNotHaveDuplicates();
        assertThat(out().lines()).allMatch(line -> line.matches("[a-z]+ +\\S.*"));
    }

    @Test
    void theLauncherKnowsTheSameNames() throws IOException {
        String line = Files.readAllLines(LAUNCHER).stream().filter(l -> l.startsWith(LIST)).findFirst().orElseThrow();
        assertThat(line.substring(LIST.length(), line.length() - 1).split(" ")).containsExactlyElementsOf(listed());
    }

    @Test
    void refusesAnUnknownNameWithTheNamesThereAre() {
        List<String> names = listed();
        assertThat(execute("nope", "--json", "--quick")).isEqualTo(2);
        assertThat(err()).contains("unknown benchmark 'nope'").contains(names);
    }

    @Test
    void refusesAnUnknownOptionAndASecondName() {
        assertThat(execute("--jsn")).isEqualTo(2);
        assertThat(err()).contains("--jsn");
        assertThat(execute("deploy", "start")).isEqualTo(2);
        assertThat(err()).contains("start");
    }
}
