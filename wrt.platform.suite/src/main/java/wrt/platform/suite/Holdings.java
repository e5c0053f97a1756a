// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the process holds, as Linux says and a stand-in counts.
 *
 * @param descriptors open ones
 * @param threads of the system
 * @param residentBytes memory in place
 * @param counted by the stand-in, exactly
 */
record Holdings(long descriptors, long threads, long residentBytes, Map<String, Long> counted) {

    private static final Path SELF = Path.of("/proc/self");
    private static final long PAGE = 4096;

    /** At this moment; zero of what this system does not tell. */
    static Holdings now(PlatformFixture fixture) throws IOException {
        if (!Files.isDirectory(SELF)) {
            return new Holdings(0, 0, 0, fixture.holdings());
        }
        long pages = Long.parseLong(Files.readString(SELF.resolve("statm")).split(" ")[1]);
        return new Holdings(entries("fd"), entries("task"), pages * PAGE, fixture.holdings());
    }

    /** Whether the stand-in counts no more of anything than before; what had not ended then may have by now. */
    boolean countedIsWithin(Holdings before) {
        return counted.entrySet().stream().allMatch(
                entry -> entry.getValue() <= before.counted.getOrDefault(entry.getKey(), 0L));
    }

    private static long entries(String directory) throws IOException {
        try (Stream<Path> all = Files.list(SELF.resolve(directory))) {
            return all.count();
        }
    }
}
