// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

/** Processors of tasks; where the system runs on several. */
final class TaskProcessors {

    static final boolean PRESENT = VxWorksLibrary.isBound(TaskProcessors.class);

    private TaskProcessors() {
    }

    static native int taskCpuAffinitySet(long task, int processors);

    static native int vxCpuConfiguredGet();
}
