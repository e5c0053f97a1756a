// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import com.sun.jna.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.suite.PlatformFixture;

/** A pipe of this machine. */
record TestPipe(int descriptor, int end) implements PlatformFixture.Pipe {

    /** The C library of this machine. */
    private static final class Libc {
        static {
            Native.register(Libc.class, "c");
        }

        static native int pipe(long descriptors);

        static native long read(int descriptor, long buffer, long bytes);

        static native long write(int descriptor, long buffer, long bytes);

        static native int close(int descriptor);
    }

    static TestPipe open() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            if (Libc.pipe(ends.address()) != 0) {
                throw new AssertionError("no pipe");
            }
            return new TestPipe(ends.getAtIndex(ValueLayout.JAVA_INT, 0), ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        }
    }

    @Override
    public void write() {
        try (Arena arena = Arena.ofConfined()) {
            Libc.write(end, arena.allocate(1).address(), 1);
        }
    }

    @Override
    public void drain() {
        try (Arena arena = Arena.ofConfined()) {
            Libc.read(descriptor, arena.allocate(1).address(), 1);
        }
    }

    @Override
    public void close() {
        Libc.close(descriptor);
        Libc.close(end);
    }
}
