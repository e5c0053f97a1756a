// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.suite.CCompiler;
import wrt.platform.suite.HostPipe;
import wrt.platform.suite.PlatformFixture;

/**
 * The backend on the stand-in, compiled once, or on the library that {@code wrt.platform.qnx.library} names already.
 *
 * @param abi the version that the stand-in shall be
 * @param channelsPerKernelChannel how many channels are routed over one of the kernel
 */
record Shim(Abi abi, int channelsPerKernelChannel) implements PlatformFixture {

    private static final String LIBRARY = "wrt.platform.qnx.library";
    private static final boolean GIVEN = System.getProperty(LIBRARY) != null;

    /** The numbers of QNX's documentation, apart from those of the backend. */
    private static final Map<String, Long> DOCUMENTED = Map.ofEntries(Map.entry("EPERM", 1L), Map.entry("ESRCH", 3L),
            Map.entry("EINTR", 4L), Map.entry("EBADF", 9L), Map.entry("EAGAIN", 11L), Map.entry("ENOMEM", 12L),
            Map.entry("EFAULT", 14L), Map.entry("EBUSY", 16L), Map.entry("EINVAL", 22L), Map.entry("EDEADLK", 45L),
            Map.entry("ENOTSUP", 48L), Map.entry("ENOSYS", 89L), Map.entry("EMSGSIZE", 240L),
            Map.entry("ETIMEDOUT", 260L));

    /** With a channel of the kernel for each. */
    Shim(Abi abi) {
        this(abi, 1);
    }

    @Override
    public String evidence() {
        return "QNX " + abi.version() + " backend: " + (GIVEN ? "the library " + System.getProperty(LIBRARY) : SHIM);
    }

    @Override
    public PlatformBackend open(PlatformLimits limits) {
        return backend(limits, true);
    }

    /** A backend with its own type. */
    QnxBackend backend(PlatformLimits limits, boolean channelInheritance) {
        if (!GIVEN) {
            call("qnx_shim_version", Integer.parseInt(abi.version().replace(".", "")));
        }
        return new QnxBackend(limits, new QnxOptions(abi, channelInheritance, channelsPerKernelChannel));
    }

    /** Calls a function that the stand-in has for tests; without the stand-in the test is skipped. */
    static int call(String function, Object... arguments) {
        if (GIVEN) {
            throw new TestAbortedException("this needs the stand-in, not " + System.getProperty(LIBRARY));
        }
        return load().getFunction(function).invokeInt(arguments);
    }

    /** Compiles the stand-in once, before anything is bound. */
    static synchronized NativeLibrary load() {
        if (System.getProperty(LIBRARY) == null) {
            Path library = CCompiler.required().sharedLibrary(Path.of("src/test/c/qnx_shim.c"),
                    Path.of("target/shim/libqnxshim.so"));
            System.setProperty(LIBRARY, library.toAbsolutePath().toString());
        }
        return NativeLibrary.getInstance(System.getProperty(LIBRARY));
    }

    @Override
    public void close(PlatformBackend backend) {
        ((QnxBackend) backend).close();
    }

    @Override
    public Map<String, Long> holdings() {
        return GIVEN
                ? Map.of()
                : Map.of("kernel objects", (long) call("qnx_shim_objects"), "blocks", (long) call("qnx_shim_blocks"));
    }

    @Override
    public void interruptEvery(int waits) {
        if (!GIVEN) {
            call("qnx_shim_interrupt_every", waits);
        }
    }

    @Override
    public Optional<Pipe> pipe() {
        return Optional.of(HostPipe.open());
    }

    @Override
    public Map<String, Long> errors() {
        return DOCUMENTED;
    }
}
