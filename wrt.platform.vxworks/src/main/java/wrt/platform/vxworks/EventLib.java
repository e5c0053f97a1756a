// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/**
 * Events of tasks, which a system of version 5 lacks. -1 is an error.
 *
 * <p>Concurrency: safe from any thread.
 */
final class EventLib {

    static final boolean PRESENT = VxWorksLibrary.isBound(EventLib.class);

    private EventLib() {
    }

    static native int eventSend(long task, int events);

    static native int eventReceive(int events, int options, int ticks, long received);
}
