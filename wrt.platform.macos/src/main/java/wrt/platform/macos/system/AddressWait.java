// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.Native;

/**
 * Waiting on addresses, which macOS has since 14.4.
 *
 * <p>Concurrency: safe from any thread; the error number is kept per thread.
 *
 * <p>Source: Apple's os/os_sync_wait_on_address.h, os/clock.h.
 */
public final class AddressWait {

    /** The clock of {@link Mach#mach_absolute_time()}. */
    public static final int OS_CLOCK_MACH_ABSOLUTE_TIME = 32;

    private AddressWait() {
    }

    /**
     * Whether this system has the calls. Nothing else of this class may be used where it has not.
     *
     * @return false before macOS 14.4
     */
    public static boolean isPresent() {
        try {
            MacOsLibrary.open(MacOsLibrary.SYSTEM).getFunction("os_sync_wait_on_address_with_timeout");
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /** Waits while the value is at the address; -1 for an error. */
    public static int await(long address, long value, long bytes, int flags) {
        return Calls.os_sync_wait_on_address(address, value, bytes, flags);
    }

    /** The same for so many ns, at least 1; -1 for an error, ETIMEDOUT among them. */
    public static int await(long address, long value, long bytes, int flags, int clock, long nanos) {
        return Calls.os_sync_wait_on_address_with_timeout(address, value, bytes, flags, clock, nanos);
    }

    /** Wakes one; -1 with ENOENT if there was none. */
    public static int wakeOne(long address, long bytes, int flags) {
        return Calls.os_sync_wake_by_address_any(address, bytes, flags);
    }

    /** Wakes all; -1 with ENOENT if there was none. */
    public static int wakeAll(long address, long bytes, int flags) {
        return Calls.os_sync_wake_by_address_all(address, bytes, flags);
    }

    /** A class of its own, since registering fails as a whole where one of them is missing. */
    private static final class Calls {

        static {
            Native.register(Calls.class, MacOsLibrary.open(MacOsLibrary.SYSTEM));
        }

        static native int os_sync_wait_on_address(long address, long value, long bytes, int flags);

        static native int os_sync_wait_on_address_with_timeout(long address, long value, long bytes, int flags,
                int clock, long nanos);

        static native int os_sync_wake_by_address_any(long address, long bytes, int flags);

        static native int os_sync_wake_by_address_all(long address, long bytes, int flags);
    }
}
