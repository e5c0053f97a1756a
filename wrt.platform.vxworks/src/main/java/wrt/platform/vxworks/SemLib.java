// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Semaphores, whose identities are pointers everywhere. Those that create return 0, the others -1 for an error.
 *
 * <p>Concurrency: safe from any thread.
 */
final class SemLib {

    static {
        Native.register(SemLib.class, VxWorksLibrary.open());
    }

    private SemLib() {
    }

    static native long semMCreate(int options);

    static native long semBCreate(int options, int full);

    static native long semCCreate(int options, int count);

    static native int semTake(long semaphore, int ticks);

    static native int semGive(long semaphore);

    static native int semDelete(long semaphore);

    /** The system's own code of {@link #semGive}, which may run in an interrupt. */
    static long giveRoutine() {
        return Pointer.nativeValue(VxWorksLibrary.open().getFunction("semGive"));
    }
}
