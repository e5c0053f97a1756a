// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.Map;
import java.util.Optional;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.platform.macos.system.Shim;
import wrt.platform.suite.HostPipe;
import wrt.platform.suite.PlatformFixture;

/**
 * A backend on the stand-in.
 *
 * @param addressWaits whether waits on addresses are used
 */
record MacOsFixture(boolean addressWaits) implements PlatformFixture {

    private static final int MONITOR_MILLIS = 5;

    @Override
    public String evidence() {
        return Shim.evidence();
    }

    @Override
    public PlatformBackend open(PlatformLimits limits) {
        return backend(limits, MONITOR_MILLIS);
    }

    MacOsBackend backend(PlatformLimits limits, int monitorMillis) {
        Shim.load();
        return new MacOsBackend(limits, monitorMillis, addressWaits);
    }

    @Override
    public void close(PlatformBackend backend) {
        ((MacOsBackend) backend).close();
    }

    /** As in Apple's sys/errno.h and mach/kern_return.h. */
    @Override
    public Map<String, Long> errors() {
        return Map.ofEntries(Map.entry("EPERM", 1L), Map.entry("ENOENT", 2L), Map.entry("ESRCH", 3L),
                Map.entry("EINTR", 4L), Map.entry("EBADF", 9L), Map.entry("EDEADLK", 11L), Map.entry("ENOMEM", 12L),
                Map.entry("EACCES", 13L), Map.entry("EFAULT", 14L), Map.entry("EBUSY", 16L),
                Map.entry("EINVAL", 22L), Map.entry("ENFILE", 23L), Map.entry("EMFILE", 24L),
                Map.entry("EAGAIN", 35L), Map.entry("ENOTSUP", 45L), Map.entry("ETIMEDOUT", 60L),
                Map.entry("ENAMETOOLONG", 63L), Map.entry("ENOSYS", 78L), Map.entry("KERN_INVALID_ADDRESS", 1L),
                Map.entry("KERN_PROTECTION_FAILURE", 2L), Map.entry("KERN_NO_SPACE", 3L),
                Map.entry("KERN_INVALID_ARGUMENT", 4L), Map.entry("KERN_FAILURE", 5L),
                Map.entry("KERN_RESOURCE_SHORTAGE", 6L), Map.entry("KERN_NO_ACCESS", 8L),
                Map.entry("KERN_TERMINATED", 37L), Map.entry("KERN_NOT_SUPPORTED", 46L));
    }

    @Override
    public Map<String, Long> holdings() {
        return Map.of("blocks", (long) Shim.call("macos_shim_blocks"), "lines", NativeLine.allBytes());
    }

    @Override
    public void interruptEvery(int waits) {
        Shim.call("macos_shim_interrupt_every", waits);
    }

    @Override
    public Optional<Pipe> pipe() {
        return Optional.of(HostPipe.open());
    }
}
