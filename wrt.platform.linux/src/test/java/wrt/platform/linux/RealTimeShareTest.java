// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealTimeShareTest {

    @TempDir
    Path directory;

    private Path proc;
    private Path file;

    @BeforeEach
    void layout() throws IOException {
        proc = Files.createDirectory(directory.resolve("proc"));
        Path mount = Files.createDirectory(directory.resolve("mount"));
        Files.writeString(proc.resolve("cgroup"), "1:cpu:/app");
        Files.writeString(proc.resolve("mountinfo"), "30 1 0:26 / " + mount + " rw - cgroup cgroup rw,cpu");
        file = Files.createDirectory(mount.resolve("app")).resolve("cpu.rt_runtime_us");
    }

    @Test
    void aGroupWithoutTimeForRealTimeIsNamed() throws IOException {
        Files.writeString(file, "0\n");
        assertThat(RealTimeShare.none(proc)).contains(file);
    }

    @Test
    void aGroupWithTimeIsNoReason() throws IOException {
        Files.writeString(file, "950000\n");
        assertThat(RealTimeShare.none(proc)).isEmpty();
    }

    @Test
    void aKernelWithoutSuchGroupsIsNoReason() {
        assertThat(RealTimeShare.none(proc)).isEmpty();
        assertThat(RealTimeShare.none(directory)).isEmpty();
    }
}
