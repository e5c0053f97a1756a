// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherBuildTest {
    private FakeWorkspace workspace;

    @BeforeEach
    void workspace(@TempDir Path directory) throws Exception {
        workspace = new FakeWorkspace(directory);
    }

    @Test
    void whatIsMissingIsBuiltWithProgressShown() throws Exception {
        var outcome = workspace.run("start");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("Building WRT", "[1/2] wrt.core");
        assertThat(workspace.mavenCalls()).singleElement().asString().contains("-pl wrt.dist -am package");
    }

    @Test
    void whatIsUpToDateIsNotBuiltAgain() throws Exception {
        workspace.run("start");
        workspace.run("start");
        assertThat(workspace.mavenCalls()).hasSize(1);
    }

    @Test
    void aChangedSourceIsBuilt() throws Exception {
        workspace.run("start");
        Files.setLastModifiedTime(workspace.root.resolve("wrt.core/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        workspace.run("start");
        assertThat(workspace.mavenCalls()).hasSize(2);
    }

    @Test
    void aRemovedSourceIsNoticed() throws Exception {
        workspace.run("start");
        Files.delete(workspace.root.resolve("wrt.core/A.java"));
        workspace.run("start");
        assertThat(workspace.mavenCalls()).hasSize(2);
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        workspace.maven("echo '[ERROR] A.java: no'; exit 1");
        var outcome = workspace.run("start");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("[ERROR] A.java: no", "build.log");
        workspace.maven("");
        assertThat(workspace.run("start").exitCode()).isZero();
        assertThat(workspace.mavenCalls()).hasSize(2);
    }
}
