// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/**
 * Collects the log records of the platform's bundles.
 *
 * <p>Concurrency: safe from any thread.
 */
final class Records implements AutoCloseable {

    private final LogReaderService reader;
    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();
    private final LogListener listener = this::take;

    Records(LogReaderService reader) {
        this.reader = reader;
        reader.addLogListener(listener);
    }

    private void take(LogEntry entry) {
        if (entry.getBundle().getSymbolicName().startsWith("wrt.")) {
            entries.add(entry);
        }
    }

    /** Waits for a record whose text has all of the parts. */
    void await(String... parts) {
        Await.until("the log says " + List.of(parts), () -> entries.stream()
                .anyMatch(entry -> List.of(parts).stream().allMatch(entry.getMessage()::contains)));
    }

    @Override
    public void close() {
        reader.removeLogListener(listener);
    }
}
