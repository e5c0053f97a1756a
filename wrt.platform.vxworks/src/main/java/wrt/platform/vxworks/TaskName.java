// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;

/**
 * The calling task's name as the shell's {@code i} shows it.
 *
 * @param wanted of any length
 */
record TaskName(String wanted) {

    private static final int LIMIT = Abi.TASK_RENAME_LENGTH - 1;

    Capability apply() {
        byte[] ascii = wanted.getBytes(StandardCharsets.US_ASCII);
        String name = new String(ascii, 0, Math.min(LIMIT, ascii.length), StandardCharsets.US_ASCII);
        if (!TaskNames.PRESENT) {
            return Feature.THREAD_NAME.answer(State.EMULATED,
                    wanted + ": known to the JVM only, taskNameSet is missing");
        }
        try (Arena arena = Arena.ofConfined()) {
            if (TaskNames.taskNameSet(TaskLib.taskIdSelf(), arena.allocateFrom(name).address()) != Abi.OK) {
                return Feature.THREAD_NAME.refused(name, VxErrno.error(Native.getLastError()));
            }
        }
        return Feature.THREAD_NAME.answer(State.GRANTED,
                name.length() == wanted.length() ? name : name + " (cut to " + LIMIT + " characters)");
    }
}
