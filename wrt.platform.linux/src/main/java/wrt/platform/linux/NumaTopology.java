// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import wrt.api.platform.MemoryControl.NumaNode;

/**
 * The nodes of the machine as {@code /sys/devices/system/node} tells them.
 *
 * @param nodes by number
 */
record NumaTopology(List<NumaNode> nodes) {

    /** Where the kernel tells it. */
    static final Path SYSFS = Path.of("/sys/devices/system/node");

    /** Reads the nodes; none if the kernel tells none. */
    static NumaTopology read(Path directory) {
        List<NumaNode> nodes = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "node[0-9]*")) {
            for (Path node : found) {
                int number = Integer.parseInt(node.getFileName().toString().substring("node".length()));
                List<Integer> distances = Stream.of(Files.readString(node.resolve("distance")).strip().split("\\s+"))
                        .map(Integer::valueOf).toList();
                nodes.add(new NumaNode(number, Files.readString(node.resolve("cpulist")).strip(), distances));
            }
        } catch (IOException e) {
            return new NumaTopology(List.of()); // A kernel without NUMA, or no /sys.
        }
        nodes.sort(Comparator.comparingInt(NumaNode::number));
        return new NumaTopology(List.copyOf(nodes));
    }

    /** The nodes that have one of these processors. */
    Set<Integer> of(Set<Integer> cpus) {
        Set<Integer> numbers = new TreeSet<>();
        for (NumaNode node : nodes) {
            if (CpuList.parse(node.cpus()).stream().anyMatch(cpus::contains)) {
                numbers.add(node.number());
            }
        }
        return numbers;
    }
}
