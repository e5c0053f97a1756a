// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.framework.BundleContext;

/** The folder that the container watches: dropping a file deploys it, deleting the file removes it. */
final class LoadFolder {

    static final String PROPERTY = "felix.fileinstall.dir";

    private final Path folder;

    LoadFolder(Path folder) {
        this.folder = folder;
    }

    /** The load folder of the container that the test runs in. */
    static LoadFolder of(BundleContext context) {
        return new LoadFolder(Path.of(context.getProperty(PROPERTY)));
    }

    /** Drops a component under a name, in one step: the watcher never sees half a file. */
    void drop(String component, byte[] bytes) {
        try {
            Path partial = Files.createTempFile(folder.toAbsolutePath().getParent(), component, ".part");
            Files.write(partial, bytes);
            Files.move(partial, file(component), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops a file of any name. */
    void dropFile(String name, String text) {
        try {
            Path partial = Files.createTempFile(folder.toAbsolutePath().getParent(), name, ".part");
            Files.writeString(partial, text);
            Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file of any name. */
    void deleteFile(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a component's file. */
    void delete(String component) {
        try {
            Files.delete(file(component));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String component) {
        return folder.resolve(component + ".wasm");
    }
}
