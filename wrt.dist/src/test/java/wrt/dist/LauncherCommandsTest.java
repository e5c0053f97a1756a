// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherCommandsTest {
    // What the demonstration does at its end: it writes its exit code into the file that it is told.
    private static final String VERDICT = """
            for argument; do
                case $argument in -Dwrt.demo.exit=*) echo %d >"${argument#*=}" ;; esac
            done
            """;

    private FakeWorkspace workspace;

    @BeforeEach
    void workspace(@TempDir Path directory) throws Exception {
        workspace = new FakeWorkspace(directory);
    }

    @Test
    void startKeepsStorageAndLoadFolderTogether(@TempDir Path state) throws Exception {
        workspace.run("start", "--dir", state.toString());
        assertThat(workspace.javaCall()).contains("-Dorg.osgi.framework.storage=" + state + "/felix-cache",
                "-Dfelix.fileinstall.dir=" + state + "/load");
        assertThat(state.resolve("load")).isDirectory();
    }

    @Test
    void aDirectoryHasOneContainer(@TempDir Path state) throws Exception {
        Path pid = state.resolve("pid");
        long running = ProcessHandle.current().pid();
        Files.writeString(pid, running + "\n");
        var outcome = workspace.run("start", "--dir", state.toString());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(state + " is in use by the container of process " + running, "--dir");
        assertThat(pid).hasContent(Long.toString(running));
    }

    @Test
    void aContainerThatWasKilledIsNotInTheWayOfTheNext(@TempDir Path state) throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Files.writeString(state.resolve("pid"), killed.pid() + "\n");
        assertThat(workspace.run("start", "--dir", state.toString()).exitCode()).isZero();
        assertThat(workspace.run("start", "--dir", state.toString()).exitCode()).isZero();
    }

    @Test
    void aBlankInThePathOfAConsoleBundleIsEncoded() throws Exception {
        workspace.run("start");
        assertThat(workspace.javaCall()).anyMatch(argument -> argument.startsWith("-Dfelix.auto.start.1=file:/")
                && argument.contains("a%20workspace/wrt.dist/target/wrt/console/jline.jar"));
    }

    @Test
    void withoutConsoleNothingOfItIsStarted() throws Exception {
        workspace.run("start", "--no-console");
        assertThat(workspace.javaCall()).contains("-Dfelix.auto.start.1=");
    }

    @Test
    void theExitCodeOfTheContainerIsTheOneOfStart() throws Exception {
        workspace.jdk("99", "exit 7");
        assertThat(workspace.run("start").exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theVerdictOfTheDemonstrationIsItsExitCode(int code) throws Exception {
        workspace.jdk("99", VERDICT.formatted(code));
        assertThat(workspace.run("demo").exitCode()).isEqualTo(code);
    }

    @Test
    void aDemonstrationWithoutVerdictHasFailed() throws Exception {
        workspace.jdk("99", "exit 0");
        var outcome = workspace.run("demo");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("demo: FAILED");
    }

    @Test
    void aDemonstrationThatHangsIsEnded() throws Exception {
        workspace.jdk("99", "exec sleep 50");
        workspace.replaceInLauncher("demo_limit=120", "demo_limit=1");
        var outcome = workspace.run("demo");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("not done after 1 s");
    }

    @Test
    void theDemonstrationLeavesNoDirectoryBehind() throws Exception {
        workspace.jdk("99", VERDICT.formatted(0));
        workspace.run("demo");
        String storage = workspace.javaCall().stream().filter(a -> a.startsWith("-Dorg.osgi.framework.storage="))
                .findFirst().orElseThrow().replaceFirst("[^=]*=", "");
        assertThat(Path.of(storage).getParent()).doesNotExist();
    }

    @Test
    void argumentsOfRunArriveAsTheyAre() throws Exception {
        workspace.run("run", "a b.wasm", "ns:pkg/i@1.0.0#f", "{x: \"y z\"}", "--fuel", "10");
        assertThat(workspace.javaCall()).endsWith("wrt.run.RunMain", "a b.wasm", "ns:pkg/i@1.0.0#f",
                "{x: \"y z\"}", "--fuel", "10");
    }

    @Test
    void benchBuildsTheBenchmarksAndStartsThem() throws Exception {
        workspace.run("bench", "fuel", "--json");
        assertThat(workspace.mavenCalls()).singleElement().asString().contains("-pl wrt.bench -am");
        assertThat(workspace.javaCall()).endsWith("wrt.bench.Main", "fuel", "--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "bench", "conformance"})
    void aCommandWithOptionsOfItsOwnExplainsThemItself(String command) throws Exception {
        workspace.run(command, "--help");
        assertThat(workspace.javaCall()).endsWith("--help");
    }
}
