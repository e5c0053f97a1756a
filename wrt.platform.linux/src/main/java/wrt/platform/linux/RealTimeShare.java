// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the control group of this process has time for real-time threads. One of version 1 that has none refuses fixed
 * priorities whatever the privileges, with the same error.
 *
 * <p>Source: kernel documentation, "Real-Time group scheduling".
 */
final class RealTimeShare {

    private RealTimeShare() {
    }

    /**
     * The file that gives none.
     *
     * @param proc the directory of the process, {@code /proc/self}
     * @return empty if there is no such limit
     */
    static Optional<Path> none(Path proc) {
        try {
            for (Path group : CgroupMount.cpuGroups(proc)) {
                Path file = group.resolve("cpu.rt_runtime_us");
                if (Files.isReadable(file) && Files.readString(file).strip().equals("0")) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // It is advice for people only.
        }
    }
}
