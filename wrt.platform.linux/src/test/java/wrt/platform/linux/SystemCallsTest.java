// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import wrt.platform.linux.libc.Libc;
import wrt.platform.linux.libc.SystemCalls;

class SystemCallsTest {

    @Test
    void theNumbersOfThisArchitectureAreTheKernels() throws IOException {
        long thread = Libc.syscall(SystemCalls.of(System.getProperty("os.arch")).gettid(), 0, 0, 0, 0, 0, 0);
        Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
        assertThat(self.getFileName()).hasToString(Long.toString(thread));
    }

    @Test
    void eachArchitectureHasItsOwnTable() {
        assertThat(SystemCalls.of("amd64")).isEqualTo(new SystemCalls(202, 186));
        assertThat(SystemCalls.of("aarch64")).isEqualTo(new SystemCalls(98, 178));
    }

    @Test
    void anUnknownArchitectureIsNamed() {
        assertThatThrownBy(() -> SystemCalls.of("s390x")).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("'s390x'").hasMessageContaining("amd64");
    }
}
