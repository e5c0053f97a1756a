// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Compiled code on disk, one file per module and compiler identity. A cache is never needed: what cannot be read is
 * rebuilt, what cannot be written is left out.
 *
 * <p>Concurrency: thread-safe, also between processes: an entry appears by an atomic rename, whole or not at all.
 */
final class CodeCache {
    private static final String SUFFIX = ".wrtc";

    private final Path directory;

    CodeCache(Path directory) {
        this.directory = directory;
    }

    /** The entry with this key, unless it is missing, damaged or made under another key. */
    Optional<Compiled> find(CacheKey key) {
        Path file = file(key);
        try {
            return Files.isRegularFile(file)
                    ? CacheEntry.decode(Files.readAllBytes(file), key.text())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps an entry. */
    void store(CacheKey key, Compiled compiled) {
        try {
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, "new", ".tmp");
            try {
                Files.write(temporary, CacheEntry.encode(compiled, key.text()));
                move(temporary, file(key));
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            System.getLogger(CodeCache.class.getName())
                    .log(System.Logger.Level.WARNING, "compiled code is not cached in " + directory + ": " + e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file(CacheKey key) {
        return directory.resolve(key.fileName() + SUFFIX);
    }
}
