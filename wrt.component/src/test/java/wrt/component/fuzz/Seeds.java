// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's own components and core modules, to start from. */
final class Seeds {

    private static final int LARGEST = 20_000;

    private Seeds() {
    }

    /** Components of the examples and of the tests. */
    static List<byte[]> components() {
        return files().stream().filter(b -> b[6] == 1).toList();
    }

    /** Core modules: those of the examples, and those inside of components. */
    static List<byte[]> modules() {
        List<byte[]> modules = new ArrayList<>();
        for (byte[] file : files()) {
            BinaryTree.of(file).levels().stream().filter(t -> !t.isComponent()).map(BinaryTree::bytes)
                    .forEach(modules::add);
        }
        return modules;
    }

    private static List<byte[]> files() {
        try (Stream<Path> found = Stream.concat(Files.walk(Path.of("..", "examples")),
                Files.walk(Path.of("src", "test", "resources")))) {
            return found
                    .filter(f -> f.toString().endsWith(".wasm") && !f.toString().contains("node_modules"))
                    .sorted()
                    .map(Seeds::read)
                    .filter(b -> b.length > 8 && b.length < LARGEST)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
