// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferedFilesTest {

    @TempDir
    Path directory;

    private final OfferedFiles files = new OfferedFiles(Runnable::run);
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(directory.resolve("brake.wasm"),
                FakeComponent.bytes("v1", "export v:brake/control@1.0.0 name"));
    }

    @Test
    void aFileThatWasOfferedBeforeTheInstallerCameIsDeployed() {
        files.offer(file.toFile());
        DeployerFixture deployer = follow("first");

        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
    }

    @Test
    void aFileIsOfferedToEveryInstallerThatComes() {
        DeployerFixture first = follow("first");
        files.offer(file.toFile());
        DeployerFixture second = follow("second");

        assertThat(first.deployments.infos()).hasSize(1);
        assertThat(second.deployments.infos()).hasSize(1);
    }

    @Test
    void aFileThatIsGoneIsOfferedNoMore() {
        DeployerFixture first = follow("first");
        files.offer(file.toFile());
        files.withdraw(file.toFile());

        assertThat(first.deployments.infos()).isEmpty();
        assertThat(follow("second").deployments.infos()).isEmpty();
    }

    @Test
    void whoOffersAFileDoesNotWaitForItsDeployment() {
        List<Runnable> later = new ArrayList<>();
        OfferedFiles queued = new OfferedFiles(later::add);
        DeployerFixture deployer = new DeployerFixture(directory.resolve("queued"));
        queued.follow(new WasmInstaller(deployer.deployments, deployer));
        queued.offer(file.toFile());
        assertThat(deployer.deployments.infos()).isEmpty();

        queued.withdraw(file.toFile());
        queued.offer(file.toFile());
        later.forEach(Runnable::run);
        assertThat(deployer.journal).hasSize(3);
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
    }

    private DeployerFixture follow(String store) {
        DeployerFixture deployer = new DeployerFixture(directory.resolve(store));
        files.follow(new WasmInstaller(deployer.deployments, deployer));
        return deployer;
    }
}
