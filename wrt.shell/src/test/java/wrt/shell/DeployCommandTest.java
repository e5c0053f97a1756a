// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {

    private final Gogo gogo = new Gogo();

    @TempDir
    Path directory;

    @BeforeEach
    void file() throws IOException {
        Files.write(directory.resolve("hog.wasm"), new byte[]{0, 'a', 's', 'm'});
        gogo.session.currentDir(directory);
    }

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void theFilesNameIsTheComponentsName() {
        assertThat(gogo.type("wrt:deploy hog.wasm"))
                .isEqualTo("hog: active after 12.3 ms, compiled, digest " + FakeDeployer.DIGEST);
    }

    @Test
    void anotherNameAndSettingsMayBeGiven() {
        assertThat(gogo.type("wrt:deploy hog.wasm pig --set fuel.budget=100 --set 'criticality=B'"))
                .startsWith("pig: active");
        assertThat(gogo.deployer.settings).isEqualTo(Map.of("fuel.budget", "100", "criticality", "B"));
    }

    @Test
    void aFileThatIsNotThereGetsTheNearest() {
        assertThatThrownBy(() -> gogo.type("wrt:deploy hug.wasm"))
                .hasMessage("no file '" + directory.resolve("hug.wasm") + "'; did you mean '"
                        + directory.resolve("hog.wasm") + "'?");
    }

    @Test
    void aDirectoryIsNoComponent() {
        assertThatThrownBy(() -> gogo.type("wrt:deploy ."))
                .hasMessageContaining("is a directory, not a .wasm file");
    }

    @Test
    void aBadComponentSaysWhereItIsBad() throws IOException {
        Files.writeString(directory.resolve("bad.wasm"), "text");
        assertThatThrownBy(() -> gogo.type("wrt:deploy bad.wasm"))
                .hasMessage("bad: malformed at offset 0: no magic number");
    }

    @Test
    void aComponentIsRemovedByName() {
        assertThat(gogo.type("wrt:undeploy brake")).startsWith("brake: removed after ");
        assertThatThrownBy(() -> gogo.type("wrt:undeploy brake")).hasMessage("no component 'brake'; there are: lamp");
    }
}
