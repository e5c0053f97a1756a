// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;

class CgroupCpuLimitTest {

    @TempDir
    Path directory;

    private Path proc;
    private Path mount;

    @BeforeEach
    void layout() throws IOException {
        proc = Files.createDirectory(directory.resolve("proc"));
        mount = Files.createDirectory(directory.resolve("mount"));
    }

    @Test
    void version2IsReadFromCpuMax() throws IOException {
        process("0::/app", "30 1 0:26 / " + mount + " rw - cgroup2 cgroup2 rw");
        write("app/cpu.max", "150000 100000\n");
        assertThat(CgroupCpuLimit.capability(proc)).isEqualTo(new Capability("cpu-limit", State.GRANTED,
                "1.50 processors (150000 of 100000 us, " + mount.resolve("app/cpu.max") + ")"));
    }

    @Test
    void version1IsReadFromQuotaAndPeriod() throws IOException {
        process("3:cpu,cpuacct:/app\n0::/", "30 1 0:26 / " + mount + " rw shared:9 - cgroup cgroup rw,cpu,cpuacct");
        write("app/cpu.cfs_quota_us", "50000\n");
        write("app/cpu.cfs_period_us", "100000\n");
        assertThat(CgroupCpuLimit.read(proc)).get().extracting(CgroupCpuLimit::processors).isEqualTo(0.5);
    }

    @Test
    void version1CountsWhereVersion2HasNoControllers() throws IOException {
        Path unified = Files.createDirectory(directory.resolve("unified"));
        process("3:cpu,cpuacct:/\n0::/", "29 1 0:25 / " + unified + " rw - cgroup2 cgroup2 rw\n"
                + "30 1 0:26 / " + mount + " rw - cgroup cgroup rw,cpu,cpuacct\n");
        write("cpu.cfs_quota_us", "200000\n");
        write("cpu.cfs_period_us", "100000\n");
        assertThat(CgroupCpuLimit.read(proc)).get().extracting(CgroupCpuLimit::processors).isEqualTo(2.0);
    }

    @Test
    void theTightestOfAllAncestorsCounts() throws IOException {
        process("0::/a/b", "30 1 0:26 / " + mount + " rw - cgroup2 cgroup2 rw");
        write("a/cpu.max", "50000 100000\n");
        write("a/b/cpu.max", "max 100000\n");
        assertThat(CgroupCpuLimit.read(proc)).get().extracting(CgroupCpuLimit::processors).isEqualTo(0.5);
    }

    @Test
    void aContainersMountShowsOnlyItsOwnSubtree() throws IOException {
        process("0::/docker/abc", "30 1 0:26 /docker/abc " + mount + " rw - cgroup2 cgroup2 rw");
        write("cpu.max", "300000 100000\n");
        assertThat(CgroupCpuLimit.read(proc)).get().extracting(CgroupCpuLimit::processors).isEqualTo(3.0);
    }

    @Test
    void anotherControllerIsNotMistakenForCpu() throws IOException {
        process("4:cpuset:/app", "30 1 0:26 / " + mount + " rw - cgroup cgroup rw,cpuset");
        write("app/cpu.cfs_quota_us", "50000\n");
        write("app/cpu.cfs_period_us", "100000\n");
        assertThat(CgroupCpuLimit.read(proc)).isEmpty();
    }

    @Test
    void noLimitIsAbsent() throws IOException {
        process("0::/", "30 1 0:26 / " + mount + " rw - cgroup2 cgroup2 rw");
        write("cpu.max", "max 100000\n");
        assertThat(CgroupCpuLimit.capability(proc).state()).isEqualTo(State.ABSENT);
    }

    @Test
    void aFileThatIsNoNumberIsReportedAndDoesNoHarm() throws IOException {
        process("0::/", "30 1 0:26 / " + mount + " rw - cgroup2 cgroup2 rw");
        write("cpu.max", "much 100000\n");
        assertThat(CgroupCpuLimit.capability(proc).detail()).startsWith("cannot be read: ").contains("much");
    }

    @Test
    void thisProcessCanBeRead() {
        assertThat(CgroupCpuLimit.capability(Path.of("/proc/self")).detail()).doesNotContain("cannot be read");
    }

    private void process(String cgroup, String mountinfo) throws IOException {
        Files.writeString(proc.resolve("cgroup"), cgroup);
        Files.writeString(proc.resolve("mountinfo"), mountinfo);
    }

    private void write(String file, String text) throws IOException {
        Path path = mount.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
