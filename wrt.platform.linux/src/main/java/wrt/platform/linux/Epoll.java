// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Parker;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * An epoll instance with the memory for what it reports.
 *
 * <p>Concurrency: one thread waits; adding and removing is safe from any thread.
 *
 * <p>Source: epoll(7); epoll_pwait2(2), whose time-out is in ns, since Linux 5.11.
 */
final class Epoll implements AutoCloseable {

    static final int IN = 1;
    static final int OUT = 4;

    /** How many sources one wait reports. */
    static final int BATCH = 64;

    private static final int CLOEXEC = 0x80000;
    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Abi abi;
    private final int descriptor;
    // Closing a shared arena costs a handshake with every thread; malloc does not.
    private final MemorySegment events;
    private boolean pwait2 = true;

    Epoll(Abi abi) {
        this.abi = abi;
        descriptor = Libc.epoll_create1(CLOEXEC);
        if (descriptor < 0) {
            throw Failures.last("creating an event queue");
        }
        long bytes = (long) BATCH * abi.epollEventBytes();
        events = MemorySegment.ofAddress(Libc.malloc(bytes)).reinterpret(bytes);
    }

    void add(int source, int interest, long data) {
        MemorySegment event = Scratch.memory();
        event.set(ValueLayout.JAVA_INT, 0, interest);
        event.set(ValueLayout.JAVA_LONG_UNALIGNED, abi.epollDataOffset(), data);
        if (Libc.epoll_ctl(descriptor, ADD, source, event.address()) != 0) {
            throw Failures.last("adding descriptor " + source + " to an event queue");
        }
    }

    void remove(int source) {
        Libc.epoll_ctl(descriptor, DELETE, source, Scratch.memory().address());
    }

    /** Waits; how many sources are ready, 0 at the deadline or after a signal. */
    int await(long deadlineNanos) {
        long count = pwait2 ? byNanos(deadlineNanos) : byMillis(deadlineNanos);
        if (count >= 0) {
            return (int) count;
        }
        int error = Libc.errno();
        // A sandbox that does not know the call may answer that it is not permitted.
        if ((error == Errno.ENOSYS.number() || error == Errno.EPERM.number()) && pwait2) {
            pwait2 = false;
            return await(deadlineNanos);
        }
        if (error == Errno.EINTR.number()) {
            return 0;
        }
        throw Failures.of("waiting for events", error);
    }

    private long byNanos(long deadlineNanos) {
        return Libc.syscall(abi.calls().epollPwait2(), descriptor, events.address(), BATCH,
                Scratch.left(deadlineNanos, 0), 0, 0);
    }

    private int byMillis(long deadlineNanos) {
        int millis = -1;
        if (deadlineNanos != Parker.FOREVER) {
            long left = Math.max(0, deadlineNanos - System.nanoTime());
            millis = (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(left, NANOS_PER_MILLI));
        }
        return Libc.epoll_wait(descriptor, events.address(), BATCH, millis);
    }

    /** The data of a source that the last wait reported. */
    long data(int index) {
        return events.get(ValueLayout.JAVA_LONG_UNALIGNED,
                (long) index * abi.epollEventBytes() + abi.epollDataOffset());
    }

    @Override
    public void close() {
        Libc.close(descriptor);
        Libc.free(events.address());
    }
}
