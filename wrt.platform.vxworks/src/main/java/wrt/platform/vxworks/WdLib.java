// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/**
 * Watchdogs, which only the kernel has. Their routine runs in the interrupt of the system clock: it is never Java.
 *
 * <p>Concurrency: safe from any thread.
 */
final class WdLib {

    static final boolean PRESENT = VxWorksLibrary.isBound(WdLib.class);

    private WdLib() {
    }

    static native long wdCreate();

    static native int wdStart(long watchdog, int ticks, long routine, long argument);

    static native int wdCancel(long watchdog);

    static native int wdDelete(long watchdog);
}
