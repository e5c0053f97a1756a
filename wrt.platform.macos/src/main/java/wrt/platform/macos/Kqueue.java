// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import com.sun.jna.Native;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.api.platform.Parker;
import wrt.engine.platform.Deadline;
import wrt.platform.macos.system.Abi;
import wrt.platform.macos.system.Errno;
import wrt.platform.macos.system.Kevents;

/**
 * A queue of the kernel. Every source has a number, which the kernel gives back with its events.
 *
 * <p>Concurrency: changes from any thread, {@link #await} and what it found by one at a time; nothing after it is closed.
 *
 * <p>Source: kqueue(2).
 */
final class Kqueue {

    /** The most events that one wait tells. */
    static final int BATCH = 64;

    private final Abi abi;
    private final MachClock clock;
    private final int descriptor;
    private final MemorySegment events;

    Kqueue(Abi abi, MachClock clock) {
        this.abi = abi;
        this.clock = clock;
        descriptor = Kevents.kqueue();
        if (descriptor < 0) {
            throw Failures.last("creating a kernel queue");
        }
        long bytes = (long) BATCH * Abi.KEVENT_BYTES;
        long address = Native.malloc(bytes);
        if (address == 0) {
            Kevents.close(descriptor);
            throw Failures.of("memory for the events of a kernel queue", Errno.ENOMEM.number());
        }
        events = MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /** Adds an event that {@link #trigger} makes ready. */
    void addUser(long number) {
        change(number, abi.userFilter(), Kevents.EV_ADD | Kevents.EV_CLEAR, 0, 0, number);
    }

    void trigger(long number) {
        change(number, abi.userFilter(), 0, Kevents.NOTE_TRIGGER, 0, number);
    }

    void removeUser(long number) {
        change(number, abi.userFilter(), Kevents.EV_DELETE, 0, 0, number);
    }

    /** Adds or arms a timer that expires once. */
    void arm(long number, long moment) {
        long data = abi.machTimers() ? clock.moment(moment) : Math.max(1, Deadline.left(moment));
        change(number, Kevents.EVFILT_TIMER, Kevents.EV_ADD | Kevents.EV_ONESHOT, abi.timerFlags(), data, number);
    }

    /** Takes a timer away, which the kernel may have done already. */
    void disarm(long number) {
        int error = tryChange(number, Kevents.EVFILT_TIMER, Kevents.EV_DELETE, 0, 0, number);
        if (error != 0 && error != Errno.ENOENT.number()) {
            throw Failures.of("disarming a timer", error);
        }
    }

    void addDescriptor(long number, int watched, int filter) {
        int error = tryChange(watched, filter, Kevents.EV_ADD, 0, 0, number);
        if (error != 0) {
            throw Failures.of("waiting for descriptor " + watched, error);
        }
    }

    /** Takes a descriptor away, which may be closed, and gone, already. */
    void removeDescriptor(int watched, int filter) {
        int error = tryChange(watched, filter, Kevents.EV_DELETE, 0, 0, 0);
        if (error != 0 && error != Errno.ENOENT.number() && error != Errno.EBADF.number()) {
            throw Failures.of("waiting no more for descriptor " + watched, error);
        }
    }

    private void change(long ident, int filter, int flags, int fflags, long data, long number) {
        int error = tryChange(ident, filter, flags, fflags, data, number);
        if (error != 0) {
            throw Failures.of("changing a source of a kernel queue", error);
        }
    }

    /** Without room for events, the kernel gives the error of a change as that of the call. */
    private int tryChange(long ident, int filter, int flags, int fflags, long data, long number) {
        int error = Errno.EINTR.number();
        while (error == Errno.EINTR.number()) {
            long kevent = ThreadMemory.kevent(ident, filter, flags, fflags, data, number);
            error = Kevents.kevent(descriptor, kevent, 1, 0, 0, ThreadMemory.timespec(0)) >= 0
                    ? 0
                    : Native.getLastError();
        }
        return error;
    }

    /** Waits for events; how many there are, which is 0 after the deadline or for no reason. */
    int await(long deadlineNanos) {
        long timeout = deadlineNanos == Parker.FOREVER ? 0 : ThreadMemory.timespec(Deadline.left(deadlineNanos));
        int count = Kevents.kevent(descriptor, 0, 0, events.address(), BATCH, timeout);
        if (count < 0) {
            int error = Native.getLastError();
            if (error != Errno.EINTR.number()) {
                throw Failures.of("waiting for events", error);
            }
            return 0;
        }
        return count;
    }

    /** The number of the source of an event that {@link #await} found. */
    long number(int index) {
        return events.get(ValueLayout.JAVA_LONG, (long) index * Abi.KEVENT_BYTES + Abi.KEVENT_UDATA);
    }

    void close() {
        Kevents.close(descriptor);
        Native.free(events.address());
    }
}
