// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.opentest4j.TestAbortedException;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.platform.suite.CCompiler;
import wrt.platform.suite.PlatformFixture;

/**
 * The backend on the stand-in, compiled once, or on the library that {@code wrt.platform.vxworks.library} names already.
 *
 * @param context what the stand-in shall be, found out by detection
 */
record Shim(String context) implements PlatformFixture {

    private static final String LIBRARY = "wrt.platform.vxworks.library";
    private static final String CONTEXT = "wrt.platform.vxworks.context";
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Whether the stand-in is of version 5, which lacks much of version 7 and has the kernel's context alone. */
    private static final boolean VERSION_5 = "5".equals(System.getProperty("wrt.platform.vxworks.version"));

    /** Whether it is the library of somebody else. */
    static final boolean GIVEN = System.getProperty(LIBRARY) != null;

    /** The numbers of VxWorks's documentation, apart from those of the backend. */
    private static final Map<String, Long> DOCUMENTED = Map.ofEntries(Map.entry("ENOMEM", 12L),
            Map.entry("EINVAL", 22L), Map.entry("S_taskLib_NAME_NOT_FOUND", 0x030065L),
            Map.entry("S_taskLib_ILLEGAL_PRIORITY", 0x03006DL), Map.entry("S_semLib_INVALID_STATE", 0x160065L),
            Map.entry("S_semLib_INVALID_OPTION", 0x160066L), Map.entry("S_semLib_INVALID_QUEUE_TYPE", 0x160067L),
            Map.entry("S_semLib_INVALID_OPERATION", 0x160068L), Map.entry("S_objLib_OBJ_ID_ERROR", 0x3d0001L),
            Map.entry("S_objLib_OBJ_UNAVAILABLE", 0x3d0002L), Map.entry("S_objLib_OBJ_DELETED", 0x3d0003L),
            Map.entry("S_objLib_OBJ_TIMEOUT", 0x3d0004L), Map.entry("S_msgQLib_INVALID_MSG_LENGTH", 0x410001L),
            Map.entry("S_msgQLib_INVALID_QUEUE_TYPE", 0x410003L),
            Map.entry("S_memLib_NOT_ENOUGH_MEMORY", 0x110001L), Map.entry("S_objLib_OBJ_NO_METHOD", 0x3d0005L),
            Map.entry("S_eventLib_TIMEOUT", 0x860001L), Map.entry("S_eventLib_NOT_ALL_EVENTS", 0x860002L));

    /** The backend in the context that the given library has, or in a process on the stand-in. */
    static Shim any() {
        return new Shim(GIVEN && found().isKernel() ? ExecutionContext.KERNEL : ExecutionContext.RTP);
    }

    /** How many objects the stand-in has; nobody counts those of another library. */
    static int objects() {
        return GIVEN ? 0 : call("vx_shim_objects");
    }

    @Override
    public String evidence() {
        return "VxWorks backend, " + context + ": "
                + (GIVEN ? "the library " + System.getProperty(LIBRARY) : SHIM)
                + (VERSION_5 ? ", version 5" : "");
    }

    @Override
    public PlatformBackend open(PlatformLimits limits) {
        return backend(limits);
    }

    /** A backend with its own type. */
    VxWorksBackend backend(PlatformLimits limits) {
        if (GIVEN) {
            return new VxWorksBackend(limits, given(), 0);
        }
        if (VERSION_5 && !isKernel()) {
            throw new TestAbortedException("version 5 has no processes");
        }
        call("vx_shim_kernel", isKernel() ? 1 : 0);
        return new VxWorksBackend(limits, ExecutionContext.of(ExecutionContext.DETECT, ""), 0);
    }

    private boolean isKernel() {
        return context.equals(ExecutionContext.KERNEL);
    }

    /** The context of a library that is no stand-in; the test is skipped if it is for the other one. */
    private ExecutionContext given() {
        ExecutionContext found = found();
        if (found.isKernel() != isKernel()) {
            throw new TestAbortedException(System.getProperty(LIBRARY) + " is " + found.isolation().detail());
        }
        return found;
    }

    private static ExecutionContext found() {
        return ExecutionContext.of(System.getProperty(CONTEXT, ExecutionContext.DETECT), "");
    }

    /** Waits for something that comes about without being told of. */
    static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not come about within " + LIMIT_NANOS + " ns");
            }
            Thread.sleep(1);
        }
    }

    /** Calls a function that the stand-in has for tests; without the stand-in the test is skipped. */
    static int call(String function, Object... arguments) {
        if (GIVEN) {
            throw new TestAbortedException("this needs the stand-in, not " + System.getProperty(LIBRARY));
        }
        return Library.NATIVE.getFunction(function).invokeInt(arguments);
    }

    @Override
    public void close(PlatformBackend backend) {
        ((VxWorksBackend) backend).close();
    }

    @Override
    public Map<String, Long> holdings() {
        return GIVEN
                ? Map.of()
                : Map.of("objects", (long) call("vx_shim_objects"), "blocks", (long) call("vx_shim_blocks"));
    }

    @Override
    public Map<String, Long> errors() {
        return DOCUMENTED;
    }

    /** Compiled at first use. */
    private static final class Library {

        static final NativeLibrary NATIVE = load();

        private static NativeLibrary load() {
            Path source = Path.of("src/test/c/vxworks_shim.c");
            Path library = VERSION_5
                    ? CCompiler.required().sharedLibrary(source, Path.of("target/shim/libvxworks5.so"), "-DVX_5")
                    : CCompiler.required().sharedLibrary(source, Path.of("target/shim/libvxworksshim.so"));
            System.setProperty(LIBRARY, library.toAbsolutePath().toString());
            return NativeLibrary.getInstance(System.getProperty(LIBRARY));
        }
    }
}
