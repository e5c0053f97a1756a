// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.Native;

/**
 * The kernel's event queues.
 *
 * <p>Concurrency: safe from any thread; the error number is kept per thread.
 *
 * <p>Source: kqueue(2); Apple's sys/event.h.
 */
public final class Kevents {

    /** Something can be read. */
    public static final int EVFILT_READ = -1;
    /** Something can be written. */
    public static final int EVFILT_WRITE = -2;
    /** A timer. */
    public static final int EVFILT_TIMER = -7;

    /** Adds, or changes. */
    public static final int EV_ADD = 1;
    /** Takes away. */
    public static final int EV_DELETE = 2;
    /** Is gone after it was told. */
    public static final int EV_ONESHOT = 0x10;
    /** Starts again after it was told. */
    public static final int EV_CLEAR = 0x20;
    /** It is an error, whose number is the data. */
    public static final int EV_ERROR = 0x4000;

    /** Makes a user event ready. */
    public static final int NOTE_TRIGGER = 0x01000000;
    /** The timer is in ns. */
    public static final int NOTE_NSECONDS = 4;
    /** The timer is a moment. */
    public static final int NOTE_ABSOLUTE = 8;
    /** The timer is not to be late for saving power. */
    public static final int NOTE_CRITICAL = 0x20;
    /** The timer is in units of Mach time. */
    public static final int NOTE_MACHTIME = 0x100;

    static {
        Native.register(Kevents.class, MacOsLibrary.open(MacOsLibrary.KQUEUE));
    }

    private Kevents() {
    }

    /** Creates a queue; -1 for an error. */
    public static native int kqueue();

    /** Changes what is waited for, and waits; -1 for an error. */
    public static native int kevent(int queue, long changes, int changed, long events, int most, long timeout);

    /** Closes a descriptor. */
    public static native int close(int descriptor);
}
