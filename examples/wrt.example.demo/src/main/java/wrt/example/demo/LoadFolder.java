// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The folder that the container watches: dropping a file deploys it, deleting the file removes it. */
final class LoadFolder {

    private final Path folder;

    LoadFolder(Path folder) {
        this.folder = folder;
    }

    /** Drops a component from this bundle, under a name of its own. */
    void drop(String resource, String component) {
        try (@Nullable
        InputStream in = LoadFolder.class.getResourceAsStream("/components/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("the bundle has no components/" + resource);
            }
            Path partial = Files.createTempFile(folder.toAbsolutePath().getParent(), component, ".part");
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            place(partial, component);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops a component from a file. */
    void drop(Path file, String component) {
        try {
            Path partial = Files.createTempFile(folder.toAbsolutePath().getParent(), component, ".part");
            Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
            place(partial, component);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Moved in one step, so that the watcher never sees half a file.
    private void place(Path partial, String component) throws IOException {
        Files.createDirectories(folder);
        Files.move(partial, folder.resolve(component + ".wasm"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a component's file. */
    void delete(String component) {
        try {
            Files.delete(folder.resolve(component + ".wasm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
