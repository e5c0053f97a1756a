// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The container as the build has assembled it. */
final class Finished {
    /** The assembled directory. */
    static final Path HOME = Path.of(System.getProperty("wrt.home"));
    /** The root of the workspace. */
    static final Path ROOT = Path.of(System.getProperty("wrt.root"));

    private Finished() {
    }

    /** The jars of one directory of the container, sorted by name. */
    static List<Path> jars(String directory) throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve(directory))) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** One main header of a jar's manifest, without its parameters. */
    static String header(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String value = file.getManifest().getMainAttributes().getValue(name);
            return value == null ? "" : value.replaceAll(";.*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(jar.toString(), e);
        }
    }
}
