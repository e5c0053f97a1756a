// SPDX-License-Identifier: Apache-2.0
package wrt.shell.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.osgi.service.log.LogEntry;

/** One record of the log as text: time, level, bundle, message; a stack trace on lines of its own. */
final class LogLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private LogLine() {
    }

    /** The record as text that ends in a line break. */
    static String of(LogEntry entry, ZoneId zone) {
        StringWriter text = new StringWriter();
        PrintWriter line = new PrintWriter(text);
        line.printf("%s %-5s %s: %s\n", TIME.format(Instant.ofEpochMilli(entry.getTime()).atZone(zone)),
                entry.getLogLevel(), entry.getBundle().getSymbolicName(), entry.getMessage());
        if (entry.getException() != null) {
            entry.getException().printStackTrace(line);
        }
        line.flush();
        return text.toString();
    }
}
