// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;

/**
 * Tasks and the system clock; a Java thread is a task. -1 is an error.
 *
 * <p>Concurrency: safe from any thread.
 */
final class TaskLib {

    static {
        Native.register(TaskLib.class, VxWorksLibrary.open());
    }

    private TaskLib() {
    }

    static native long taskIdSelf();

    static native int taskPrioritySet(long task, int priority);

    static native int taskPriorityGet(long task, long priority);

    static native int sysClkRateGet();
}
