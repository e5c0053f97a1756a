// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wrt.api.engine.ComponentStatistics;

class TopCommandTest {

    private final FakeEngine engine = new FakeEngine();
    private final RecordingScreen screen = new RecordingScreen();

    @Test
    void itDrawsAsOftenAsAsked() {
        top("-n", "3", "--interval", "10");
        assertThat(screen.shown).hasSize(3);
        assertThat(screen.closed).isTrue();
        assertThat(screen.waits).containsOnly(Duration.ofMillis(10)).hasSize(2);
    }

    @Test
    void aKeyEndsIt() {
        screen.keyAfter = 2;
        top();
        assertThat(screen.shown).hasSize(2);
        assertThat(screen.closed).isTrue();
    }

    @Test
    void ratesAreWhatHappenedEachSecond() {
        Sample before = sample(0, new ComponentStatistics("brake", 100, 0, 1000, 10, 0, 0));
        Sample now = sample(500_000_000, new ComponentStatistics("brake", 600, 1, 3000, 20, 1_240, 5_300));
        assertThat(new TopDisplay(before, now).text().lines()).contains(
                "COMPONENT  CALLS/S  FUEL/S  SWITCHES/S  CALLS  FAILED      P50      P99",
                "brake        1,000   4,000          20    600       1  1.24 us  5.30 us");
    }

    @Test
    void theFirstDisplayHasNoRates() {
        Sample only = sample(7, new ComponentStatistics("brake", 100, 0, 1000, 10, 0, 0));
        assertThat(new TopDisplay(only, only).text()).contains("brake            0       0           0    100");
    }

    @Test
    void jsonIsALineForEachDisplay() {
        top("-n", "2", "--json", "--interval", "10");
        assertThat(screen.shown).hasSize(2).allSatisfy(line -> {
            assertThat(line).doesNotContain("\n");
            assertThat(JsonParser.parseString(line).getAsJsonObject().getAsJsonArray("partitions")).hasSize(1);
        });
    }

    @Test
    void inGogoItPrintsToTheConsole() {
        try (Gogo gogo = new Gogo()) {
            assertThat(gogo.type("wrt:top -n 2 --interval 10")).isNull();
            assertThat(gogo.console.toString()).contains("wrt top  ").contains("brake");
        }
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> top("-n", "0")).hasMessageContaining("-n must be at least 1");
        assertThatThrownBy(() -> top("--interval", "1")).hasMessageContaining("at least 10 ms");
    }

    private void top(String... words) {
        Platform platform = new Platform(new FakeDeployer(), engine, List.of());
        assertThat(new WrtCommand(new picocli.CommandLine(new TopCommand(platform, () -> screen))).run(List.of(words)))
                .isEmpty();
    }

    private Sample sample(long nanos, ComponentStatistics statistics) {
        return new Sample(Instant.EPOCH, nanos, engine.partitions(), List.of(statistics), List.of());
    }

    private static final class RecordingScreen implements Screen {

        final List<String> shown = new ArrayList<>();
        final List<Duration> waits = new ArrayList<>();
        int keyAfter = Integer.MAX_VALUE;
        boolean closed;

        @Override
        public void show(String text) {
            shown.add(text);
        }

        @Override
        public boolean keyWithin(Duration time) {
            waits.add(time);
            return shown.size() >= keyAfter;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
