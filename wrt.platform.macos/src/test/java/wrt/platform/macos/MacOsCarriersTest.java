// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.PlatformLimits;
import wrt.engine.partition.PartitionsOnBackend;
import wrt.platform.macos.system.Shim;

/** What the engine's configuration asks for its carriers is what macOS has for their threads while guests run. */
@Timeout(60)
class MacOsCarriersTest {

    private static final String REFUSED = "carriers run without what configuration wrt.engine asks for: ";
    private static final int UNSPECIFIED = 0;
    private static final int OTHER = 1;

    private final MacOsBackend backend = new MacOsFixture(true).backend(PlatformLimits.SEED, 0);

    @AfterEach
    void close() {
        Shim.call("macos_shim_silicon", 0);
        backend.close();
    }

    private PartitionsOnBackend start(String... configured) {
        Map<String, String> all = new HashMap<>(Map.of("caller.runs", "false"));
        for (int i = 0; i < configured.length; i += 2) {
            all.put(configured[i], configured[i + 1]);
        }
        return new PartitionsOnBackend(backend, all);
    }

    private static int inACall(PartitionsOnBackend engine, String function, Object... arguments) {
        return engine.insideACall(0, () -> Shim.call(function, arguments));
    }

    private Capability listed(Feature feature) {
        return backend.capabilities().get(feature.ordinal());
    }

    @ParameterizedTest
    @CsvSource({"fifo, 4, SCHED_FIFO, 50, 31", "rr, 2, SCHED_RR, 99, 47", "fifo, 4, SCHED_FIFO, 1, 15"})
    void aClassAndAPriorityAreThoseOfTheThreadThatRunsGuests(String label, int policy, Feature feature, int priority,
            int own) {
        try (PartitionsOnBackend engine = start("carrier.class", label, "carrier.priority", "" + priority)) {
            assertThat(inACall(engine, "macos_shim_policy")).isEqualTo(policy);
            assertThat(inACall(engine, "macos_shim_priority")).isEqualTo(own);
            CarrierStatus status = engine.info(0).status();
            assertThat(status.schedulingClass()).isEqualTo(label);
            assertThat(status.priority()).isEqualTo(own);
            assertThat(engine.answer(feature)).isEqualTo(
                    feature.answer(State.GRANTED, "priority " + priority + ", " + own + " of macOS"));
            assertThat(listed(feature)).isEqualTo(engine.answer(feature));
            assertThat(engine.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"user-interactive, 0x21", "user-initiated, 0x19", "default, 0x15", "utility, 0x11", "background, 0x09"})
    void aClassOfServiceIsThatOfTheThreadThatRunsGuests(String label, String number) {
        try (PartitionsOnBackend engine = start("carrier.qos", label)) {
            assertThat(inACall(engine, "macos_shim_quality")).isEqualTo(Integer.decode(number));
            assertThat(inACall(engine, "macos_shim_policy")).isEqualTo(OTHER);
            assertThat(engine.answer(Feature.QUALITY_OF_SERVICE).state()).isEqualTo(State.GRANTED);
            assertThat(listed(Feature.QUALITY_OF_SERVICE).detail()).contains(number + " of macOS");
            assertThat(engine.warnings()).isEmpty();
        }
    }

    @Test
    void aDeadlineIsATimeConstraintInUnitsOfMach() {
        try (PartitionsOnBackend engine = start("carrier.class", "deadline", "carrier.runtime.us", "2500",
                "carrier.deadline.us", "5000", "carrier.period.us", "10000")) {
            // 125/3 ns each: period, computation, constraint, preemptible.
            int[] words = {240_000, 60_000, 120_000, 1};
            for (int i = 0; i < words.length; i++) {
                assertThat(inACall(engine, "macos_shim_constraint", i)).isEqualTo(words[i]);
            }
            assertThat(engine.info(0).status().schedulingClass()).isEqualTo("deadline");
            assertThat(engine.answer(Feature.SCHED_DEADLINE)).isEqualTo(Feature.SCHED_DEADLINE.answer(State.GRANTED,
                    "time constraint, 2500000 of 5000000 ns every 10000000 ns"));
            assertThat(engine.warnings()).isEmpty();
        }
    }

    @Test
    void aRunTimeThatMacOsDoesNotTakeIsRefusedWithTheReason() {
        try (PartitionsOnBackend engine = start("carrier.class", "deadline", "carrier.runtime.us", "60000",
                "carrier.period.us", "100000")) {
            assertThat(inACall(engine, "macos_shim_constraint", 0)).isZero();
            assertThat(engine.info(0).status().schedulingClass()).isEqualTo("other");
            assertThat(engine.warnings()).singleElement().asString().startsWith(REFUSED + "sched-deadline is refused, ")
                    .contains("a run time is 50 us to 50 ms", "KERN_INVALID_ARGUMENT (4");
        }
    }

    @ParameterizedTest
    @CsvSource({"fifo, 0, 0", "deadline, 2000, 10000"})
    void aFixedPriorityAndATimeConstraintTakeTheClassOfServiceAwayAndThatIsSaid(String label, String runtime,
            String period) {
        try (PartitionsOnBackend engine = start("carrier.class", label, "carrier.priority", "9", "carrier.runtime.us",
                runtime, "carrier.period.us", period, "carrier.qos", "utility")) {
            assertThat(inACall(engine, "macos_shim_quality")).isEqualTo(UNSPECIFIED);
            assertThat(engine.info(0).status().schedulingClass()).isEqualTo(label);
            assertThat(engine.warnings()).singleElement().asString()
                    .startsWith(REFUSED + "quality-of-service is refused, UTILITY, 0x11 of macOS").contains("EPERM (1");
        }
    }

    @Test
    void processorsAreATagForThreadsThatShareACache() {
        try (PartitionsOnBackend engine = start("carrier.cpus", "1")) {
            assertThat(inACall(engine, "macos_shim_tag")).isPositive();
            assertThat(engine.answer(Feature.AFFINITY).state()).isEqualTo(State.EMULATED);
            assertThat(engine.info(0).status().cpus()).isEqualTo("any");
            assertThat(engine.warnings()).isEmpty();
        }
    }

    @Test
    void aClassOfServiceCountsMoreThanATagThatWouldTakeItAway() {
        try (PartitionsOnBackend engine = start("carrier.cpus", "1", "carrier.qos", "user-interactive")) {
            assertThat(inACall(engine, "macos_shim_quality")).isEqualTo(0x21);
            assertThat(inACall(engine, "macos_shim_tag")).isZero();
            assertThat(engine.warnings()).singleElement().asString()
                    .startsWith(REFUSED + "affinity is absent, ").contains("class of service");
        }
    }

    @Test
    void appleSiliconTakesNoTagAndTheCarrierRuns() {
        Shim.call("macos_shim_silicon", 1);
        try (PartitionsOnBackend engine = start("carrier.cpus", "1", "carrier.priority", "9")) {
            assertThat(inACall(engine, "macos_shim_tag")).isZero();
            assertThat(engine.info(0).status().schedulingClass()).isEqualTo("fifo");
            assertThat(engine.warnings()).singleElement().asString().startsWith(REFUSED + "affinity is refused, ")
                    .contains("KERN_NOT_SUPPORTED (46");
        }
    }

    @Test
    void aSporadicCarrierIsOrdinaryAndThatIsSaidOnce() {
        try (PartitionsOnBackend engine = start("partitions", "2", "carrier.class", "sporadic", "carrier.priority", "9",
                "carrier.runtime.us", "1000", "carrier.period.us", "4000")) {
            assertThat(inACall(engine, "macos_shim_policy")).isEqualTo(OTHER);
            assertThat(engine.insideACall(1, () -> Shim.call("macos_shim_policy"))).isEqualTo(OTHER);
            assertThat(engine.warnings()).isEqualTo(List.of(REFUSED + "sched-sporadic is absent, macOS has no sporadic"
                    + " server; a time constraint is nearest"));
        }
    }
}
