// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;

/**
 * The processor time that the control groups of this process leave to it.
 *
 * <p>Both versions are read, since a version 2 hierarchy may be mounted without controllers while the cpu controller is
 * on version 1; of all groups up to the root the tightest limit counts.
 *
 * <p>Source: cgroups(7); kernel documentation, "cpu.max" and "cpu.cfs_quota_us".
 *
 * @param file where the limit stands
 * @param quotaMicros processor time in each period, in us
 * @param periodMicros the period, in us
 */
record CgroupCpuLimit(Path file, long quotaMicros, long periodMicros) {

    /**
     * The limit in processors.
     *
     * @return for example 1.5
     */
    double processors() {
        return (double) quotaMicros / periodMicros;
    }

    /**
     * Reads the limit of this process.
     *
     * @param proc the directory of the process, {@code /proc/self}
     * @return the tightest limit, or empty if there is none
     * @throws IOException if the groups cannot be read
     */
    static Optional<CgroupCpuLimit> read(Path proc) throws IOException {
        CgroupCpuLimit tightest = null;
        for (Path group : CgroupMount.cpuGroups(proc)) {
            Optional<CgroupCpuLimit> limit = of(group);
            if (limit.isPresent() && (tightest == null || limit.get().processors() < tightest.processors())) {
                tightest = limit.get();
            }
        }
        return Optional.ofNullable(tightest);
    }

    /**
     * The limit as something that the system gives.
     *
     * @param proc the directory of the process, {@code /proc/self}
     * @return granted with the limit, or absent
     */
    static Capability capability(Path proc) {
        try {
            return read(proc)
                    .map(limit -> Feature.CPU_LIMIT.answer(State.GRANTED, limit.toString()))
                    .orElseGet(() -> Feature.CPU_LIMIT.answer(State.ABSENT, "no cgroup limits the processor time"));
        } catch (IOException | IllegalArgumentException e) {
            return Feature.CPU_LIMIT.answer(State.ABSENT, "cannot be read: " + e.getMessage());
        }
    }

    private static Optional<CgroupCpuLimit> of(Path group) throws IOException {
        Path version2 = group.resolve("cpu.max");
        if (Files.isReadable(version2)) {
            List<String> words = Stream.of(Files.readString(version2).strip().split("\\s+")).toList();
            return words.size() != 2 || words.getFirst().equals("max")
                    ? Optional.empty()
                    : Optional.of(new CgroupCpuLimit(version2, Long.parseLong(words.get(0)),
                            Long.parseLong(words.get(1))));
        }
        Path version1 = group.resolve("cpu.cfs_quota_us");
        if (Files.isReadable(version1)) {
            long quota = Long.parseLong(Files.readString(version1).strip());
            long period = Long.parseLong(Files.readString(group.resolve("cpu.cfs_period_us")).strip());
            return quota <= 0 ? Optional.empty() : Optional.of(new CgroupCpuLimit(version1, quota, period));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f processors (%d of %d us, %s)", processors(), quotaMicros, periodMicros,
                file);
    }
}
