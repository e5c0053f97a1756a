// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A script to run.
 *
 * @param file the file
 * @param name its path below the directory in which it was found
 */
record Script(Path file, String name) {

    private static final String EXTENSION = ".wast";

    /** All scripts in the given places whose path fits, in order. */
    static List<Script> find(List<Path> places, @Nullable String filter) {
        List<Script> scripts = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                scripts.addAll(below(place));
            } else if (Files.isRegularFile(place)) {
                scripts.add(new Script(place, String.valueOf(place.getFileName())));
            } else {
                throw new UsageException("no file or directory '" + place + "'");
            }
        }
        if (scripts.isEmpty()) {
            throw new UsageException("no " + EXTENSION + " file in " + places);
        }
        NameFilter fits = NameFilter.of(filter);
        List<Script> chosen = scripts.stream().filter(s -> fits.test(s.name())).toList();
        if (chosen.isEmpty()) {
            throw new UsageException("--filter " + filter + " fits none of " + scripts.size() + " scripts");
        }
        return chosen;
    }

    private static List<Script> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(f -> f.toString().endsWith(EXTENSION) && Files.isRegularFile(f)).sorted()
                    .map(f -> new Script(f, directory.relativize(f).toString().replace('\\', '/'))).toList();
        } catch (IOException e) {
            throw new UsageException("cannot read '" + directory + "': " + e.getMessage());
        }
    }
}
