// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One mounted hierarchy of control groups.
 *
 * <p>Source: proc_pid_mountinfo(5), cgroups(7).
 *
 * @param root which group of the hierarchy is mounted
 * @param point where
 * @param version2 whether it is the unified hierarchy
 */
record CgroupMount(Path root, Path point, boolean version2) {

    /**
     * The directories of all groups that may limit the processor time of a process.
     *
     * @param proc the directory of the process, for example {@code /proc/self}
     * @return the process's groups in every hierarchy that could have the cpu controller, each with its ancestors
     * @throws IOException if the process's files cannot be read
     */
    static List<Path> cpuGroups(Path proc) throws IOException {
        List<String> memberships = Files.readAllLines(proc.resolve("cgroup"));
        List<Path> groups = new ArrayList<>();
        for (CgroupMount mount : cpuMounts(Files.readAllLines(proc.resolve("mountinfo")))) {
            for (String membership : memberships) {
                // hierarchy-ID:controllers:path
                String[] parts = membership.split(":", 3);
                if (parts.length == 3 && mount.isOf(parts[1])) {
                    groups.addAll(mount.upwards(Path.of(parts[2])));
                }
            }
        }
        return groups;
    }

    private static List<CgroupMount> cpuMounts(List<String> mountinfo) {
        List<CgroupMount> mounts = new ArrayList<>();
        for (String line : mountinfo) {
            // ID parent device root point options [tags] - type source options
            int dash = line.indexOf(" - ");
            if (dash < 0) {
                continue;
            }
            String[] left = line.substring(0, dash).split(" ");
            String[] right = line.substring(dash + 3).split(" ");
            boolean version2 = right[0].equals("cgroup2");
            if (version2 || right[0].equals("cgroup") && hasCpu(right[right.length - 1])) {
                mounts.add(new CgroupMount(Path.of(left[3]), Path.of(left[4]), version2));
            }
        }
        return mounts;
    }

    private static boolean hasCpu(String controllers) {
        return Stream.of(controllers.split(",")).anyMatch("cpu"::equals);
    }

    private boolean isOf(String controllers) {
        return version2 ? controllers.isEmpty() : hasCpu(controllers);
    }

    private List<Path> upwards(Path group) {
        // In a container the mount shows only the process's own subtree, whose path is given from the outside.
        Path inside = group.startsWith(root) ? root.relativize(group) : Path.of("");
        List<Path> directories = new ArrayList<>();
        for (Path directory = point.resolve(inside).normalize(); directory != null
                && directory.startsWith(point); directory = directory.getParent()) {
            directories.add(directory);
        }
        return directories;
    }
}
