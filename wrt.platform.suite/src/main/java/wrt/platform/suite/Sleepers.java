// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which threads sleep: as Linux says, since the JVM calls a thread runnable that waits in native code. */
final class Sleepers {

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final int KERNEL_NAME = 15;

    private Sleepers() {
    }

    /** Whether a thread sleeps or has ended; true as well where nobody can tell. */
    static boolean isAsleep(Thread thread) {
        if (!thread.isAlive() || !Files.isDirectory(TASKS) || thread.getName().length() > KERNEL_NAME) {
            return true;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                if (isAwake(task, thread.getName())) {
                    return false;
                }
            }
        } catch (IOException e) {
            return true;
        }
        return true;
    }

    // stat: number (name) state ...
    private static boolean isAwake(Path task, String name) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            return stat.substring(stat.indexOf('(') + 1, end).equals(name) && stat.charAt(end + 2) == 'R';
        } catch (IOException e) {
            return false; // It has ended.
        }
    }
}
