// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentStoreTest {

    @TempDir
    Path directory;

    private final List<String> problems = new ArrayList<>();

    private DeploymentStore open() {
        return new DeploymentStore(directory, problems::add);
    }

    private static DeploymentRecord record(String name, byte[] bytes, Origin origin) {
        return new DeploymentRecord(name, Digest.of(bytes), origin, Map.of("priority", "7", "ä = b", "c\nd"));
    }

    private long files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.count();
        }
    }

    @Test
    void whatWasPutIsThereAfterAReopen() throws IOException {
        byte[] bytes = {1, 2, 3};
        DeploymentRecord brake = record("brake", bytes, new Origin.Folder(directory.resolve("load/brake.wasm")));
        DeploymentRecord hog = record("hog", bytes, new Origin.Api());
        DeploymentStore store = open();
        store.put(brake, bytes);
        store.put(hog, bytes);

        DeploymentStore again = open();

        assertThat(again.records()).containsExactly(brake, hog);
        assertThat(again.bytes(hog)).isEqualTo(bytes);
        assertThat(files("components")).isEqualTo(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void whatWasRemovedIsForgottenWithItsBytes() throws IOException {
        DeploymentStore store = open();
        store.put(record("brake", new byte[]{1}, new Origin.Api()), new byte[]{1});
        store.put(record("hog", new byte[]{2}, new Origin.Api()), new byte[]{2});

        store.remove("brake");

        assertThat(open().records()).extracting(DeploymentRecord::name).containsExactly("hog");
        assertThat(files("components")).isEqualTo(1);
    }

    @Test
    void damagedBytesAreAnError() throws IOException {
        byte[] bytes = {1, 2, 3};
        DeploymentRecord brake = record("brake", bytes, new Origin.Api());
        DeploymentStore store = open();
        store.put(brake, bytes);
        Files.write(directory.resolve("components").resolve(brake.digest() + ".wasm"), new byte[]{1, 2, 4});

        assertThatThrownBy(() -> store.bytes(brake)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Test
    void aRecordThatCannotBeReadIsReportedAndLosesNobodysBytes() throws IOException {
        byte[] bytes = {1, 2, 3};
        open().put(record("brake", bytes, new Origin.Api()), bytes);
        Path file = directory.resolve("deployments/brake.properties");
        Files.writeString(file, "name=brake\n");

        DeploymentStore again = open();
        again.put(record("hog", new byte[]{9}, new Origin.Api()), new byte[]{9});

        assertThat(problems).singleElement().asString().contains("brake.properties").contains("digest");
        assertThat(files("components")).isEqualTo(2);
        assertThat(file).exists();
    }
}
