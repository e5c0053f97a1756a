// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/** Names of tasks that exist already; not in every version. */
final class TaskNames {

    static final boolean PRESENT = VxWorksLibrary.isBound(TaskNames.class);

    private TaskNames() {
    }

    static native int taskNameSet(long task, long name);
}
