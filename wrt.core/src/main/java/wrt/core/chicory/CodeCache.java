// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * Compiled code on disk, one file per module and compiler identity. A cache is never needed: what cannot be read is
 * rebuilt, what cannot be written is left out. When the entries have more bytes than the limit after one was added, those
 * whose last use is longest ago are deleted; see {@link CacheSweep}.
 *
 * <p>Concurrency: thread-safe, also between processes: an entry appears by an atomic rename, whole or not at all, and one
 * that is deleted while it is read is read to its end or rebuilt.
 */
final class CodeCache {
    private final Path directory;
    private final CacheSweep sweep;

    /**
     * A cache.
     *
     * @param directory where, created when missing
     * @param limit how many bytes the entries may have together
     */
    CodeCache(Path directory, long limit) {
        this.directory = directory;
        this.sweep = new CacheSweep(directory, limit);
    }

    /** The entry with this key, unless it is missing, damaged or made under another key. */
    Optional<Compiled> find(CacheKey key) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            used(file);
            return CacheEntry.decode(Files.readAllBytes(file), key.text());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps an entry. */
    void store(CacheKey key, Compiled compiled) {
        try {
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, "new", CacheSweep.UNFINISHED);
            try {
                Files.write(temporary, CacheEntry.encode(compiled, key.text()));
                move(temporary, file(key));
            } finally {
                Files.deleteIfExists(temporary);
            }
            sweep.run();
        } catch (IOException e) {
            System.getLogger(CodeCache.class.getName())
                    .log(System.Logger.Level.WARNING, "compiled code is not cached in " + directory + ": " + e);
        }
    }

    /** Before it is read, so that no other process deletes it meanwhile. */
    private static void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return; // a directory that may only be read
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
        return directory.resolve(key.fileName() + CacheSweep.ENTRY);
    }
}
