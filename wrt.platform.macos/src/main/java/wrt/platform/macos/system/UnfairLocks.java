// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.Native;

/**
 * Locks whose owner inherits the priority of who waits. The system ends the program if a thread takes what it owns, or
 * gives up what it does not: who calls must know.
 *
 * <p>Concurrency: safe from any thread but a virtual one, which would lock for its carrier.
 *
 * <p>Source: Apple's os/lock.h.
 */
public final class UnfairLocks {

    static {
        Native.register(UnfairLocks.class, MacOsLibrary.open(MacOsLibrary.SYSTEM));
    }

    private UnfairLocks() {
    }

    /** Takes the lock. */
    public static native void os_unfair_lock_lock(long lock);

    /** Takes the lock if it is free; 1 if it was, in the lowest bit. */
    public static native byte os_unfair_lock_trylock(long lock);

    /** Gives it up. */
    public static native void os_unfair_lock_unlock(long lock);
}
