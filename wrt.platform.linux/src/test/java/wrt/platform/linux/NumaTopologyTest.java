// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.api.platform.MemoryControl.NumaNode;

class NumaTopologyTest {

    @TempDir
    Path directory;

    @Test
    void nodesAreReadInTheirOrderWithProcessorsAndDistances() throws IOException {
        node("node10", "8-11", "21 10");
        node("node2", "0-3,12", "10 21");
        Files.createDirectory(directory.resolve("power"));
        NumaTopology topology = NumaTopology.read(directory);
        assertThat(topology.nodes()).containsExactly(new NumaNode(2, "0-3,12", List.of(10, 21)),
                new NumaNode(10, "8-11", List.of(21, 10)));
        assertThat(topology.of(Set.of(12))).containsExactly(2);
        assertThat(topology.of(Set.of(3, 8))).containsExactly(2, 10);
        assertThat(topology.of(Set.of(99))).isEmpty();
    }

    @Test
    void aKernelWithoutNodesHasNone() {
        assertThat(NumaTopology.read(directory.resolve("none")).nodes()).isEmpty();
    }

    @Test
    void listsOfProcessorsAreSets() {
        assertThat(CpuList.parse("0-2,7\n")).containsExactly(0, 1, 2, 7);
        assertThat(CpuList.parse("")).isEmpty();
        assertThat(CpuList.mask(Set.of(0, 65), 2)).containsExactly(1, 2);
    }

    @Test
    void theShareIsTheTighterOfAffinityAndQuota() {
        CgroupCpuLimit half = new CgroupCpuLimit(Path.of("x"), 50_000, 100_000);
        CgroupCpuLimit more = new CgroupCpuLimit(Path.of("x"), 250_000, 100_000);
        assertThat(new ProcessorShare(4, Optional.empty()).processors()).isEqualTo(4);
        assertThat(new ProcessorShare(4, Optional.of(half)).processors()).isEqualTo(1);
        assertThat(new ProcessorShare(4, Optional.of(more)).processors()).isEqualTo(3);
        assertThat(new ProcessorShare(2, Optional.of(more)).processors()).isEqualTo(2);
    }

    private void node(String name, String cpus, String distances) throws IOException {
        Path node = Files.createDirectory(directory.resolve(name));
        Files.writeString(node.resolve("cpulist"), cpus + "\n");
        Files.writeString(node.resolve("distance"), distances + "\n");
    }
}
