// SPDX-License-Identifier: Apache-2.0
package wrt.shell.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;

class ConsoleLogTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:01.250Z");

    private final List<Object> listeners = new ArrayList<>();
    private final List<LogEntry> history = new ArrayList<>();
    private String bundle = "wrt.engine";

    @Test
    void aRecordIsOneLineWithTimeLevelBundleAndMessage() {
        assertThat(LogLine.of(entry(LogLevel.WARN, "a.b", "brake is late", null), ZoneOffset.UTC))
                .isEqualTo("12:00:01.250 WARN  wrt.engine: brake is late\n");
    }

    @Test
    void anExceptionFollowsItsRecord() {
        assertThat(LogLine.of(entry(LogLevel.ERROR, "a.b", "no", new IllegalStateException("odd")), ZoneOffset.UTC))
                .startsWith("12:00:01.250 ERROR wrt.engine: no\njava.lang.IllegalStateException: odd\n\tat ");
    }

    @Test
    void recordsBelowTheLevelAreLeftOut() {
        assertThat(printed("warn", entry(LogLevel.INFO, "a.b", "quiet", null))).isEmpty();
        assertThat(printed("warn", entry(LogLevel.WARN, "a.b", "loud", null))).contains("loud");
    }

    @Test
    void withoutConfigurationTheLevelIsInfo() {
        assertThat(printed(null, entry(LogLevel.DEBUG, "a.b", "quiet", null))).isEmpty();
        assertThat(printed(null, entry(LogLevel.INFO, "a.b", "loud", null))).contains("loud");
    }

    @Test
    void ofTheFrameworksEventsOnlyTroubleIsShown() {
        assertThat(printed("trace", entry(LogLevel.INFO, "Events.Bundle", "started", null))).isEmpty();
        assertThat(printed("trace", entry(LogLevel.ERROR, "Events.Framework", "broken", null))).contains("broken");
    }

    @Test
    void ofDeclarativeServicesItselfOnlyTroubleIsShownUnlessMoreIsWanted() {
        bundle = "org.apache.felix.scr";
        assertThat(printed("info", entry(LogLevel.INFO, "a.b", "Starting", null))).isEmpty();
        assertThat(printed("info", entry(LogLevel.WARN, "a.b", "broken", null))).contains("broken");
        assertThat(printed("debug", entry(LogLevel.INFO, "a.b", "Starting", null))).contains("Starting");
    }

    @Test
    void anUnknownLevelIsNamed() {
        assertThatThrownBy(() -> new ConsoleLog(context("loud"), reader())).hasMessageContaining("wrt.log.level: loud");
    }

    @Test
    void theListenerGoesWithTheComponent() {
        ConsoleLog log = new ConsoleLog(context("info"), reader());
        assertThat(listeners).containsExactly(log);
        log.deactivate();
        assertThat(listeners).isEmpty();
    }

    @Test
    void whatWasLoggedBeforeIsPrintedFirstAndOnce() {
        LogEntry second = entry(2, LogLevel.INFO, "a.b", "second", null);
        history.addAll(List.of(second, entry(1, LogLevel.INFO, "a.b", "first", null)));
        assertThat(printed("info", second).lines().map(line -> line.substring(line.lastIndexOf(' ') + 1)))
                .containsExactly("first", "second");
    }

    private String printed(String level, LogEntry entry) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            new ConsoleLog(context(level), reader()).logged(entry);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private LogReaderService reader() {
        return (LogReaderService) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{LogReaderService.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getLog")) {
                        return Collections.enumeration(history);
                    }
                    if (method.getName().equals("addLogListener")) {
                        listeners.add(arguments[0]);
                    } else {
                        listeners.remove(arguments[0]);
                    }
                    return null;
                });
    }

    private static BundleContext context(String level) {
        return answering(BundleContext.class, level == null ? Map.of() : Map.of("getProperty", level));
    }

    private LogEntry entry(LogLevel level, String logger, String message, Throwable exception) {
        return entry(0, level, logger, message, exception);
    }

    private LogEntry entry(long sequence, LogLevel level, String logger, String message, Throwable exception) {
        Bundle of = answering(Bundle.class, Map.of("getSymbolicName", bundle));
        Map<String, Object> answers = Map.of("getSequence", sequence, "getLogLevel", level, "getLoggerName", logger,
                "getMessage", message,
                "getTime", NOON.toEpochMilli(), "getBundle", of, "getException",
                exception == null ? List.of() : exception);
        return answering(LogEntry.class, answers);
    }

    /** An object whose methods answer by their names; one without an answer, or with an empty list, is null. */
    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> answers.get(method.getName()) instanceof List<?>
                        ? null
                        : answers.get(method.getName())));
    }
}
