// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformLimits;

/** The monitor takes samples on queues of the system, in Java. */
@Timeout(60)
class PerformanceMonitorTest {

    private static Map<String, Long> metrics(MacOsBackend backend) {
        return backend.metrics().stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }

    @Test
    void samplesSayHowPromptTheSystemIs() throws InterruptedException {
        try (MacOsBackend backend = new MacOsFixture(true).backend(PlatformLimits.SEED, 1)) {
            while (metrics(backend).get("monitor.samples") < 10) {
                Thread.sleep(1);
            }
            assertThat(metrics(backend).get("monitor.dispatch-latency.max")).isPositive();
            assertThat(metrics(backend).get("monitor.timer-lateness.max")).isPositive();
        }
    }

    @Test
    void noneIsTakenAtAnIntervalOfZero() {
        try (MacOsBackend backend = new MacOsFixture(true).backend(PlatformLimits.SEED, 0)) {
            assertThat(metrics(backend)).doesNotContainKey("monitor.samples");
            assertThat(backend.capabilities().toString()).contains("'monitor.interval' is 0");
        }
    }

    @Test
    void nothingRunsAnyMoreWhenItIsClosed() {
        for (int i = 0; i < 200; i++) {
            MacOsBackend backend = new MacOsFixture(true).backend(PlatformLimits.SEED, 1);
            Thread.onSpinWait();
            backend.close();
            long samples = metrics(backend).get("monitor.samples");
            Thread.yield();
            assertThat(metrics(backend)).containsEntry("monitor.samples", samples);
        }
    }

    @Test
    void whatTheProcessUsedIsTold() {
        try (MacOsBackend backend = new MacOsFixture(true).backend(PlatformLimits.SEED, 0)) {
            Map<String, Long> metrics = metrics(backend);
            assertThat(metrics.get("process.time.user")).isPositive();
            assertThat(metrics.get("process.switches.voluntary")).isPositive();
        }
    }
}
