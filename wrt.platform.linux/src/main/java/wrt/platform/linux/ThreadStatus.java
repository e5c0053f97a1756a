// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import wrt.api.platform.CarrierStatus;

/** Where and how a thread of this process runs, as {@code /proc} says; see proc_pid_status(5) and proc_pid_stat(5). */
final class ThreadStatus {

    private static final String[] CLASSES = {"other", "fifo", "rr", "batch", "iso", "idle", "deadline"};

    // Fields of stat after the name in parentheses, which may hold spaces: state is 0.
    private static final int RT_PRIORITY = 37;
    private static final int POLICY = 38;

    private ThreadStatus() {
    }

    static CarrierStatus of(long thread) {
        Path task = Path.of("/proc/self/task", Long.toString(thread));
        try {
            String stat = Files.readString(task.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
            int policy = Integer.parseInt(fields[POLICY]);
            String name = policy < CLASSES.length ? CLASSES[policy] : "policy " + policy;
            return new CarrierStatus(thread, cpus(task), name, Integer.parseInt(fields[RT_PRIORITY]));
        } catch (IOException e) {
            return CarrierStatus.UNKNOWN; // It has ended.
        }
    }

    private static String cpus(Path task) throws IOException {
        return Files.readString(task.resolve("status")).lines().filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("any");
    }
}
