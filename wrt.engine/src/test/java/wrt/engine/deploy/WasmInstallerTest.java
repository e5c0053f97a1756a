// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.api.deploy.DeploymentInfo;
import wrt.engine.deploy.store.Origin;

class WasmInstallerTest {

    private static final String EXPORT = "export v:brake/control@1.0.0 name";

    @TempDir
    Path directory;

    private DeployerFixture deployer;
    private WasmInstaller installer;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        restart();
        Files.createDirectories(directory.resolve("load"));
        file = directory.resolve("load/brake.wasm");
    }

    private void restart() {
        deployer = new DeployerFixture(directory.resolve("store"));
        installer = new WasmInstaller(deployer.deployments, deployer);
    }

    private void write(String... lines) throws IOException {
        Files.write(file, FakeComponent.bytes(lines));
        installer.install(file.toFile());
    }

    @Test
    void onlyFilesNamedAfterAComponentAreHandled() {
        assertThat(WasmInstaller.canHandle(new File("brake.wasm"))).isTrue();
        assertThat(WasmInstaller.canHandle(new File(".wasm"))).isFalse();
        assertThat(WasmInstaller.canHandle(new File(".hidden.wasm"))).isFalse();
        assertThat(WasmInstaller.canHandle(new File("brake.jar"))).isFalse();
        assertThat(WasmInstaller.canHandle(directory.toFile())).isFalse();
    }

    @Test
    void aFileIsDeployedUpdatedAndRemovedWithIt() throws IOException {
        write("v1", EXPORT);
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
        write("v2", EXPORT);
        assertThat(deployer.service("brake").call("name")).isEqualTo("v2");
        installer.uninstall(file.toFile());
        assertThat(deployer.deployments.infos()).isEmpty();
    }

    @Test
    void aBadFileIsReportedWhenItIsOffered() throws IOException {
        write("bad");
        assertThat(deployer.journal).singleElement().asString().contains(file.toString())
                .contains("malformed at offset 0x0: bad magic");
        write("bad");
        assertThat(deployer.journal).hasSize(2);
        write("v1", EXPORT);
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
    }

    @Test
    void aFileThatDidNotFitItsConfigurationIsDeployedWhenThatIsRight() throws IOException {
        deployer.configurations.put("brake", Map.of("fuel.budget", "much"));
        write("v1", EXPORT);
        assertThat(deployer.journal).singleElement().asString().contains("fuel.budget").contains("\"much\"");

        installer.reconfigured("other");
        assertThat(deployer.deployments.infos()).isEmpty();
        deployer.configurations.clear();
        deployer.deployments.reconfigure("brake");
        installer.reconfigured("brake");
        assertThat(deployer.service("brake").call("name")).isEqualTo("v1");
    }

    @Test
    void aBadFileThatIsGoneIsNotTriedAgain() throws IOException {
        write("bad");
        Files.delete(file);
        installer.reconfigured("brake");
        installer.uninstall(file.toFile());
        installer.reconfigured("brake");
        assertThat(deployer.journal).hasSize(1);
    }

    @Test
    void afterARestartNothingIsDeployedTwice() throws IOException {
        write("v1", EXPORT);
        deployer.deployments.shutdown();
        restart();
        deployer.deployments.restore();
        installer.install(file.toFile());

        assertThat(deployer.foundry.instances).hasSize(1);
        assertThat(deployer.deployments.infos()).extracting(DeploymentInfo::name).containsExactly("brake");
    }

    @Test
    void aFileDeletedWhileTheContainerWasDownIsForgotten() throws IOException {
        write("v1", EXPORT);
        deployer.deploy("kept", "v1", EXPORT);
        deployer.deployments.shutdown();
        Files.delete(file);
        restart();
        deployer.deployments.restore();

        assertThat(deployer.deployments.infos()).extracting(DeploymentInfo::name).containsExactly("kept");
    }

    @Test
    void theFolderMayComeBeforeWhatIsRestored() throws IOException {
        write("v1", EXPORT);
        deployer.deployments.shutdown();
        restart();
        write("v2", EXPORT);
        deployer.deployments.restore();

        assertThat(deployer.service("brake").call("name")).isEqualTo("v2");
    }

    @Test
    void aFileThatGoesTakesNothingWithItThatSomebodyElseDeployed() throws IOException {
        write("v1", EXPORT);
        deployer.deployments.deploy("brake", FakeComponent.bytes("v2", EXPORT), Map.of(), new Origin.Api());

        installer.uninstall(file.toFile());

        assertThat(deployer.service("brake").call("name")).isEqualTo("v2");
    }
}
