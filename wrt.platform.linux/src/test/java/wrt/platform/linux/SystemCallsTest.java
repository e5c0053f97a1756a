// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Libc;

class SystemCallsTest {

    @Test
    void theNumbersOfThisArchitectureAreTheKernels() throws IOException {
        long thread = Libc.syscall(Abi.of(System.getProperty("os.arch")).calls().gettid(), 0, 0, 0, 0, 0, 0);
        Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
        assertThat(self.getFileName()).hasToString(Long.toString(thread));
    }

    @Test
    void eachArchitectureHasItsOwnTable() {
        assertThat(Abi.of("amd64").calls().futex()).isEqualTo(202);
        assertThat(Abi.of("aarch64").calls().futex()).isEqualTo(98);
    }

    @Test
    void anUnknownArchitectureIsNamed() {
        assertThatThrownBy(() -> Abi.of("s390x")).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("'s390x'").hasMessageContaining("amd64");
    }
}
