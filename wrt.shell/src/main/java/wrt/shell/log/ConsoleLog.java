// SPDX-License-Identifier: Apache-2.0
package wrt.shell.log;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/**
 * Prints the records of the OSGi log to the standard error stream, as they come: those at least as severe as the
 * framework property {@code wrt.log.level} says ({@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG},
 * {@code TRACE}; {@code INFO} unless given), and of the framework's own events only warnings and errors, as of
 * Declarative Services' own records unless the level is below {@code INFO}.
 *
 * What was logged before it came is printed first, so that nothing of the start is missing.
 *
 * <p>Concurrency: the log service calls {@link #logged} from one thread of its own, which waits for the constructor.
 */
@Component(service = {}, immediate = true)
public final class ConsoleLog implements LogListener {
    // Every start of a bundle and every registered service is a record of these loggers (OSGi Log 1.5, 101.6).
    private static final String FRAMEWORK_EVENTS = "Events.";

    // Its ds.loglevel does not reach what it says before it has read its own configuration.
    private static final String DECLARATIVE_SERVICES = "org.apache.felix.scr";

    private final LogReaderService log;
    private final LogLevel level;
    private long printedBefore = -1;

    /** Starts to listen; an unknown level is an error that names it. */
    @Activate
    public ConsoleLog(BundleContext context, @Reference LogReaderService log) {
        this.log = log;
        this.level = level(context);
        synchronized (this) {
            log.addLogListener(this);
            for (LogEntry earlier : Collections.list(log.getLog()).reversed()) {
                print(earlier);
                printedBefore = Math.max(printedBefore, earlier.getSequence());
            }
        }
    }

    @Deactivate
    void deactivate() {
        log.removeLogListener(this);
    }

    @Override
    public synchronized void logged(LogEntry entry) {
        if (entry.getSequence() > printedBefore) {
            print(entry);
        }
    }

    private void print(LogEntry entry) {
        if (least(entry).implies(entry.getLogLevel())) {
            System.err.print(LogLine.of(entry, ZoneId.systemDefault()));
        }
    }

    private LogLevel least(LogEntry entry) {
        boolean isQuiet = entry.getLoggerName().startsWith(FRAMEWORK_EVENTS)
                || level == LogLevel.INFO && DECLARATIVE_SERVICES.equals(entry.getBundle().getSymbolicName());
        return isQuiet ? LogLevel.WARN : level;
    }

    private static LogLevel level(BundleContext context) {
        String name = context.getProperty("wrt.log.level");
        if (name == null || name.isEmpty()) {
            return LogLevel.INFO;
        }
        try {
            return LogLevel.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "wrt.log.level: " + name + " is none of ERROR, WARN, INFO, DEBUG, TRACE", e);
        }
    }
}
