// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How many processors this process may use: those of its affinity, and no more than its control groups leave time for.
 *
 * @param allowed the processors of the affinity
 * @param limit of the control groups, if there is one
 */
record ProcessorShare(int allowed, Optional<CgroupCpuLimit> limit) {

    /** Reads both; what cannot be read does not limit. */
    static ProcessorShare of(Path proc) {
        Optional<CgroupCpuLimit> limit;
        try {
            limit = CgroupCpuLimit.read(proc);
        } catch (IOException | IllegalArgumentException e) {
            limit = Optional.empty();
        }
        return new ProcessorShare(allowed(proc), limit);
    }

    private static int allowed(Path proc) {
        try {
            return Files.readString(proc.resolve("status")).lines()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> CpuList.parse(line.substring(line.indexOf(':') + 1)).size()).findFirst()
                    .orElse(Runtime.getRuntime().availableProcessors());
        } catch (IOException e) {
            return Runtime.getRuntime().availableProcessors();
        }
    }

    /** At least 1: a part of a processor counts as one. */
    int processors() {
        int quota = limit.map(l -> (int) Math.ceil(l.processors())).orElse(Integer.MAX_VALUE);
        return Math.max(1, Math.min(allowed, quota));
    }
}
