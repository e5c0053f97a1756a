// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Optional;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.platform.linux.libc.Libc;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.PlatformSuite;

/** The Linux backend obeys the rules of the seam, on the real kernel. */
class LinuxPlatformTest extends PlatformSuite {

    @Override
    protected PlatformFixture fixture() {
        return new Fixture(LinuxOptions.DEFAULT);
    }

    /** A backend with options. */
    record Fixture(LinuxOptions options) implements PlatformFixture {

        @Override
        public String evidence() {
            return "Linux: real kernel " + System.getProperty("os.version");
        }

        @Override
        public PlatformBackend open(PlatformLimits limits) {
            return new LinuxBackend(limits, options);
        }

        @Override
        public void close(PlatformBackend backend) {
            ((LinuxBackend) backend).close();
        }

        @Override
        public Map<String, Long> errors() {
            return Map.ofEntries(Map.entry("EPERM", 1L), Map.entry("ESRCH", 3L), Map.entry("EINTR", 4L),
                    Map.entry("EBADF", 9L), Map.entry("EAGAIN", 11L), Map.entry("ENOMEM", 12L),
                    Map.entry("EACCES", 13L), Map.entry("EBUSY", 16L), Map.entry("EINVAL", 22L),
                    Map.entry("EMFILE", 24L), Map.entry("EDEADLK", 35L), Map.entry("ENOSYS", 38L),
                    Map.entry("ETIMEDOUT", 110L));
        }

        @Override
        public Optional<Pipe> pipe() {
            return Optional.of(new LinuxPipe());
        }
    }

    private static final class LinuxPipe implements PlatformFixture.Pipe {

        private final int read;
        private final int write;

        LinuxPipe() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
                if (Libc.pipe2(ends.address(), 0) != 0) {
                    throw new AssertionError("no pipe");
                }
                read = ends.getAtIndex(ValueLayout.JAVA_INT, 0);
                write = ends.getAtIndex(ValueLayout.JAVA_INT, 1);
            }
        }

        @Override
        public int descriptor() {
            return read;
        }

        @Override
        public void write() {
            try (Arena arena = Arena.ofConfined()) {
                Libc.write(write, arena.allocate(1).address(), 1);
            }
        }

        @Override
        public void drain() {
            try (Arena arena = Arena.ofConfined()) {
                Libc.read(read, arena.allocate(1).address(), 1);
            }
        }

        @Override
        public void close() {
            Libc.close(read);
            Libc.close(write);
        }
    }
}
