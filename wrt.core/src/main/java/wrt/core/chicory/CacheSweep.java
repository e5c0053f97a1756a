// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a cache's directory back below its limit: the files whose last use is longest ago go first.
 *
 * <p>A file's time of modification is its last use. What was used within the last minute stays, whoever used it: another
 * process may be about to read it, or to write it. Files that vanish meanwhile or cannot be deleted are left out.
 *
 * @param directory where the files are
 * @param limit how many bytes they may have together
 */
record CacheSweep(Path directory, long limit) {
    static final String ENTRY = ".wrtc";
    static final String UNFINISHED = ".wrtc.tmp";
    private static final Duration RECENT = Duration.ofMinutes(1);

    private record Candidate(Path file, long bytes, Instant used) {
    }

    /** Deletes what is too much; other files than the cache's own are neither counted nor touched. */
    void run() throws IOException {
        List<Candidate> candidates = candidates();
        long bytes = candidates.stream().mapToLong(Candidate::bytes).sum();
        if (bytes <= limit) {
            return;
        }
        Instant now = Instant.now();
        candidates.sort(Comparator.comparing(Candidate::used));
        for (Candidate each : candidates) {
            if (bytes <= limit) {
                return;
            }
            if (Duration.between(each.used(), now).abs().compareTo(RECENT) > 0 && deleted(each.file())) {
                bytes -= each.bytes();
            }
        }
    }

    private List<Candidate> candidates() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(CacheSweep::ours).toList();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.isRegularFile()) {
                    candidates.add(new Candidate(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
                }
            } catch (IOException e) {
                continue; // another process has deleted it
            }
        }
        return candidates;
    }

    private static boolean ours(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENTRY) || name.endsWith(UNFINISHED);
    }

    private static boolean deleted(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
