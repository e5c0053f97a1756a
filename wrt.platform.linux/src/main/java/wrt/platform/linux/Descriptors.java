// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/** What timers and event descriptors have in common: 8 bytes, and becoming readable. */
final class Descriptors {

    private static final short POLLIN = 1;
    private static final long TIMEOUT_OFFSET = 16;

    private Descriptors() {
    }

    /** Reads the count of a descriptor that does not block; 0 if there is none. */
    static long take(int descriptor) {
        MemorySegment memory = Scratch.memory();
        if (Libc.read(descriptor, memory.address(), Long.BYTES) == Long.BYTES) {
            return memory.get(ValueLayout.JAVA_LONG, 0);
        }
        int error = Libc.errno();
        if (error == Errno.EAGAIN.number() || error == Errno.EINTR.number()) {
            return 0;
        }
        throw Failures.of("reading a descriptor", error);
    }

    /** Adds 1 to an event descriptor. */
    static void signal(int descriptor) {
        MemorySegment memory = Scratch.memory();
        memory.set(ValueLayout.JAVA_LONG, 0, 1);
        // It fails only when the count is at its end, and then it is readable already.
        Libc.write(descriptor, memory.address(), Long.BYTES);
    }

    /** Waits until a descriptor is readable, the deadline passes or a signal comes. */
    static void awaitReadable(int descriptor, long deadlineNanos) {
        MemorySegment memory = Scratch.memory();
        memory.set(ValueLayout.JAVA_INT, 0, descriptor);
        memory.set(ValueLayout.JAVA_INT, Abi.POLLFD_EVENTS, POLLIN);
        if (Libc.ppoll(memory.address(), 1, Scratch.left(deadlineNanos, TIMEOUT_OFFSET), 0) < 0
                && Libc.errno() != Errno.EINTR.number()) {
            throw Failures.last("waiting for a descriptor");
        }
    }
}
