// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import com.sun.jna.Native;

/**
 * Registration of events, which QNX 7.1 wants before another process may deliver them; in a class of its own, since
 * earlier libraries lack it.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference 7.1 and 8.0, MsgRegisterEvent, MsgUnregisterEvent.
 */
public final class RegisteredEvents {

    /** Whether this system has the calls. */
    public static final boolean PRESENT = isBound();

    private RegisteredEvents() {
    }

    private static boolean isBound() {
        try {
            Native.register(RegisteredEvents.class, QnxLibrary.kernel());
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /** Registers an event for delivery over a connection, and turns it into a handle in place. */
    public static native int MsgRegisterEvent_r(long event, int connection);

    /** Ends it. */
    public static native int MsgUnregisterEvent_r(long event);
}
