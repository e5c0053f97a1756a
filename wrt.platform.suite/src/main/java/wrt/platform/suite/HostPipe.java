// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A pipe of the machine that the tests run on, which a stand-in shares with it.
 *
 * @param descriptor the end to wait on
 * @param end the other one
 */
public record HostPipe(int descriptor, int end) implements PlatformFixture.Pipe {

    private static final MethodHandle PIPE = libc("pipe", ValueLayout.ADDRESS);
    private static final MethodHandle CLOSE = libc("close", ValueLayout.JAVA_INT);
    private static final MethodHandle READ = libc("read", ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG);
    private static final MethodHandle WRITE = libc("write", ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG);

    private static MethodHandle libc(String name, ValueLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }

    /**
     * Opens a pipe.
     *
     * @return the pipe, which the caller closes
     */
    public static HostPipe open() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            call(PIPE, ends);
            return new HostPipe(ends.getAtIndex(ValueLayout.JAVA_INT, 0), ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        }
    }

    @Override
    public void write() {
        try (Arena arena = Arena.ofConfined()) {
            call(WRITE, end, arena.allocate(1), 1L);
        }
    }

    @Override
    public void drain() {
        try (Arena arena = Arena.ofConfined()) {
            call(READ, descriptor, arena.allocate(1), 1L);
        }
    }

    @Override
    public void close() {
        call(CLOSE, descriptor);
        call(CLOSE, end);
    }

    private static void call(MethodHandle function, Object... arguments) {
        try {
            if ((int) function.invokeWithArguments(arguments) < 0) {
                throw new AssertionError("a call on a pipe failed");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
