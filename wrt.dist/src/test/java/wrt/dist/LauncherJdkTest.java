// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherJdkTest {
    private FakeWorkspace workspace;

    @BeforeEach
    void workspace(@TempDir Path directory) throws Exception {
        workspace = new FakeWorkspace(directory);
    }

    @Test
    void theJdkOfTheEnvironmentIsTakenWhenItIsNewEnough() throws Exception {
        Path jdk = workspace.jdk("25.0.1", "exit 0");
        workspace.run("start");
        assertThat(workspace.mavenCalls()).singleElement().asString().startsWith(jdk.toString());
    }

    @Test
    void anOldJdkIsPassedOver() throws Exception {
        Path old = workspace.jdk("1.8.0_402", "exit 0");
        workspace.run("start", "--no-console");
        assertThat(workspace.mavenCalls()).singleElement().asString().doesNotStartWith(old.toString());
    }

    @Test
    void whereNoneIsFoundTheMessageSaysWhatIsMissingAndHowToPointToIt() throws Exception {
        Path old = workspace.jdk("21.0.2", "exit 0");
        workspace.replaceInLauncher("jdk_wanted=25", "jdk_wanted=900");
        var outcome = workspace.run("demo");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("no JDK 900 or newer was found", old + " (21)", "export JAVA_HOME=");
        assertThat(workspace.mavenCalls()).isEmpty();
    }
}
