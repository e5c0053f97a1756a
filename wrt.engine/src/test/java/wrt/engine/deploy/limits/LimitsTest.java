// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import wrt.api.deploy.LimitInfo;

class LimitsTest {

    private static final LimitSource NO_PLATFORM = LimitSource.silent("platform");

    private static LimitSource source(String origin, Map<String, ?> values) {
        return LimitSource.of(origin, values);
    }

    private static LimitInfo info(Limits limits, String name) {
        return limits.info().stream().filter(info -> info.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void theFirstSourceThatStatesALimitWins() {
        Limits limits = Limits.resolve(List.of(
                source("settings", Map.of("priority", 1)),
                source("configuration p", Map.of("priority", 2, "fuel.budget", 20)),
                source("custom section", Map.of("priority", 3, "fuel.budget", 30, "quantum", 300))), NO_PLATFORM);

        assertThat(info(limits, "priority")).isEqualTo(new LimitInfo("priority", "1", "settings"));
        assertThat(info(limits, "fuel.budget")).isEqualTo(new LimitInfo("fuel.budget", "20", "configuration p"));
        assertThat(info(limits, "quantum")).isEqualTo(new LimitInfo("quantum", "300", "custom section"));
    }

    @Test
    void theLevelComesBeforeThePlatformAndThatBeforeTheDefaults() {
        Limits limits = Limits.resolve(List.of(source("settings", Map.of("criticality", "B"))),
                new LimitSource("platform", Optional.empty(),
                        Map.of(LimitKey.FUEL_BUDGET, 7L, LimitKey.MEMORY_PAGES, 16L)));

        assertThat(info(limits, "fuel.budget").origin()).isEqualTo("criticality B");
        assertThat(info(limits, "memory.pages")).isEqualTo(new LimitInfo("memory.pages", "16", "platform"));
        assertThat(info(limits, "call.depth")).isEqualTo(new LimitInfo("call.depth", "1024", "default"));
        assertThat(info(limits, "criticality")).isEqualTo(new LimitInfo("criticality", "B", "settings"));
    }

    @Test
    void levelDDemandsEveryLimitAndSaysWhichIsMissing() {
        assertThatThrownBy(() -> Limits.resolve(
                List.of(source("configuration p", Map.of("criticality", "D", "priority", 200))), NO_PLATFORM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("criticality D (configuration p) demands that every limit is stated; missing: "
                        + "fuel.budget, quantum, memory.pages, table.elements, instances, call.depth");
    }

    @Test
    void levelDIsContentWhenDifferentSourcesStateTheLimitsTogether() {
        Map<String, Object> all = new HashMap<>();
        Arrays.stream(LimitKey.values()).filter(LimitKey::demanded).forEach(key -> all.put(key.key(), 10));
        Object depth = all.remove("call.depth");
        all.put("criticality", "D");

        Limits limits = Limits.resolve(
                List.of(source("settings", Map.of("call.depth", depth)), source("configuration p", all)), NO_PLATFORM);

        assertThat(limits.criticality()).isEqualTo(Criticality.D);
    }

    @Test
    void aValueOutOfRangeNamesOriginKeyRangeAndValue() {
        assertThatThrownBy(() -> source("configuration wrt.component~brake", Map.of("priority", 300)))
                .hasMessage("configuration wrt.component~brake: priority must be a whole number, 0 to 255, but is 300");
        assertThatThrownBy(() -> source("settings", Map.of("fuel.budget", "much")))
                .hasMessage("settings: fuel.budget must be a whole number, at least 1, but is \"much\"");
        assertThatThrownBy(() -> source("settings", Map.of("criticality", "E")))
                .hasMessage("settings: criticality must be one of QM, A, B, C, D, but is \"E\"");
    }

    @Test
    void emptyValuesStateNothing() {
        assertThat(source("settings", Map.of("priority", " ", "criticality", "")).values()).isEmpty();
    }

    @Test
    void onlyWhatAnInstanceIsBuiltWithNeedsANewOne() {
        Limits base = Limits.resolve(List.of(), NO_PLATFORM);
        Limits faster = Limits.resolve(List.of(source("s", Map.of("priority", 9, "fuel.budget", 5))), NO_PLATFORM);
        Limits larger = Limits.resolve(List.of(source("s", Map.of("memory.pages", 9))), NO_PLATFORM);

        assertThat(base.sameInstance(faster)).isTrue();
        assertThat(base.sameInstance(larger)).isFalse();
    }

    @Test
    void anotherCallDepthNeedsNoNewInstance() {
        Limits base = Limits.resolve(List.of(), NO_PLATFORM);
        Limits deeper = Limits.resolve(List.of(source("s", Map.of("call.depth", 9, "quantum", 7))), NO_PLATFORM);

        assertThat(base.sameInstance(deeper)).isTrue();
    }

    @Test
    void whereNobodySaysOtherwiseCallsNestAsDeepAsTheEngineAllows() {
        Limits limits = Limits.resolve(List.of(), PlatformLimits.of(64L << 20, 5000));

        assertThat(info(limits, "call.depth")).isEqualTo(new LimitInfo("call.depth", "5000", "platform"));
    }

    @Test
    void thePlatformGivesAMemoryAtMostAQuarterOfTheHeap() {
        assertThat(PlatformLimits.of(64L << 20, 1024).values()).containsEntry(LimitKey.MEMORY_PAGES, 256L);
        assertThat(PlatformLimits.of(1L << 40, 1024).values()).containsEntry(LimitKey.MEMORY_PAGES, 32_767L);
    }
}
