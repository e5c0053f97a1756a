// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders under the build's output, one for each test class; what a test leaves there can be looked at afterwards. */
final class WorkFolder {

    private static final Path ROOT = Path.of(System.getProperty("wrt.itest.work", ""));

    private WorkFolder() {
    }

    /** The folder of that name, emptied. */
    static Path empty(String name) {
        Path folder = ROOT.resolve(name);
        try {
            delete(folder);
            Files.createDirectories(folder.resolve("load"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> leavesFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : leavesFirst) {
            Files.delete(path);
        }
    }
}
