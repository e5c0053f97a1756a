// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import com.sun.jna.Native;

/**
 * Notifications of resource managers about descriptors.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference 7.1 and 8.0, ionotify.
 */
public final class Notifications {

    static {
        Native.register(Notifications.class, QnxLibrary.posix());
    }

    private Notifications() {
    }

    /**
     * Asks for the conditions of a descriptor, and arms an event for when none holds; event 0 disarms. The conditions
     * that hold, or -1.
     */
    public static native int ionotify(int descriptor, int action, int flags, long event);

    /** Why the last call of this thread failed. */
    public static int errno() {
        return Native.getLastError();
    }
}
