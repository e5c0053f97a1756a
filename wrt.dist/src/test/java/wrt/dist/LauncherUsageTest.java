// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherUsageTest {
    private FakeWorkspace workspace;

    @BeforeEach
    void workspace(@TempDir Path directory) throws Exception {
        workspace = new FakeWorkspace(directory);
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        var outcome = workspace.run("--help");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("demo [--json]", "start [--dir DIR]", "run FILE.wasm EXPORT", "bench [NAME]",
                "JAVA_HOME");
    }

    @Test
    void helpOfACommandIsHelp() throws Exception {
        assertThat(workspace.run("start", "--help")).satisfies(outcome -> {
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains("--no-console");
        });
        assertThat(workspace.mavenCalls()).isEmpty();
    }

    @Test
    void theVersionIsTheOneOfTheBuild() throws Exception {
        assertThat(workspace.run("--version").out()).isEqualTo("wrt 1.2.3\n");
    }

    @Test
    void theLauncherIsFoundThroughLinks(@TempDir Path elsewhere) throws Exception {
        Path first = Files.createSymbolicLink(elsewhere.resolve("first"), workspace.launcher());
        Path bin = Files.createDirectories(elsewhere.resolve("my bin"));
        Path second = Files.createSymbolicLink(bin.resolve("wrt"), bin.relativize(first));
        assertThat(workspace.runAs(first, "--version").out()).isEqualTo("wrt 1.2.3\n");
        assertThat(workspace.runAs(second, "--version").out()).isEqualTo("wrt 1.2.3\n");
    }

    @Test
    void noCommandShowsTheHelpAndIsWrongUsage() throws Exception {
        var outcome = workspace.run();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("usage: ./wrt COMMAND");
    }

    @ParameterizedTest
    @CsvSource({"dmeo, demo", "strat, start", "rnu, run", "ben, bench", "--hepl, --help"})
    void aMistypedCommandIsAnsweredWithTheNearest(String typed, String nearest) throws Exception {
        var outcome = workspace.run(typed);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'" + typed + "'; did you mean '" + nearest + "'?");
    }

    @Test
    void aCommandLikeNoOtherIsAnsweredWithAll() throws Exception {
        var outcome = workspace.run("xyzzyplugh");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("unknown command 'xyzzyplugh'; there are: demo start run bench");
    }

    @Test
    void aMistypedOptionIsAnsweredWithTheNearest() throws Exception {
        var outcome = workspace.run("demo", "--jsno");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("unknown option of demo '--jsno'; did you mean '--json'?");
    }

    @Test
    void aMissingValueIsNamed() throws Exception {
        var outcome = workspace.run("start", "--dir");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--dir needs a directory");
    }

    @Test
    void aFileToRunIsAskedForBeforeAnythingIsBuilt() throws Exception {
        var outcome = workspace.run("run");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(workspace.mavenCalls()).isEmpty();
    }
}
