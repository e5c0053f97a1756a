// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

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
import wrt.platform.qnx.neutrino.Abi;

/** What the engine's configuration asks for its carriers is what the kernel has for their threads while guests run. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QnxCarriersTest {

    private static final String REFUSED = "carriers run without what configuration wrt.engine asks for: ";

    private final QnxBackend backend = new Shim(Abi.V8_0).backend(PlatformLimits.SEED, true);

    @AfterEach
    void close() {
        Shim.call("qnx_shim_privileged", 1);
        backend.close();
    }

    private PartitionsOnBackend start(String... configured) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < configured.length; i += 2) {
            all.put(configured[i], configured[i + 1]);
        }
        return new PartitionsOnBackend(backend, all);
    }

    private static int inACall(PartitionsOnBackend engine, int partition, String function) {
        return engine.insideACall(partition, () -> Shim.call(function));
    }

    private Capability listed(Feature feature) {
        return backend.capabilities().get(feature.ordinal());
    }

    @ParameterizedTest
    @CsvSource({"fifo, 1, SCHED_FIFO, 1", "rr, 2, SCHED_RR, 63", "fifo, 1, SCHED_FIFO, 99"})
    void aClassAndAPriorityAreThoseOfTheThreadThatRunsGuests(String label, int policy, Feature feature, int priority) {
        try (PartitionsOnBackend engine = start("carrier.class", label, "carrier.priority", "" + priority)) {
            assertThat(inACall(engine, 0, "qnx_shim_policy")).isEqualTo(policy);
            assertThat(inACall(engine, 0, "qnx_shim_priority")).isEqualTo(priority);
            CarrierStatus status = engine.info(0).status();
            assertThat(status.schedulingClass()).isEqualTo(label);
            assertThat(status.priority()).isEqualTo(priority);
            assertThat(status.cpus()).isEqualTo("any");
            assertThat(engine.answer(feature).state()).isEqualTo(State.GRANTED);
            assertThat(listed(feature)).isEqualTo(engine.answer(feature));
            assertThat(engine.warnings()).isEmpty();
        }
    }

    private PartitionsOnBackend sporadic(String runtime, String period) {
        return start("carrier.class", "sporadic", "carrier.priority", "22", "carrier.priority.low", "5",
                "carrier.replenishments", "3", "carrier.runtime.us", runtime, "carrier.period.us", period);
    }

    @Test
    void aSporadicCarrierHasItsBudgetPeriodAndLowPriorityInTheKernel() {
        try (PartitionsOnBackend engine = sporadic("700000", "1010000")) {
            assertThat(inACall(engine, 0, "qnx_shim_policy")).isEqualTo(Abi.SCHED_SPORADIC);
            assertThat(inACall(engine, 0, "qnx_shim_priority")).isEqualTo(22);
            assertThat(inACall(engine, 0, "qnx_shim_sporadic_low")).isEqualTo(5);
            assertThat(inACall(engine, 0, "qnx_shim_sporadic_replenishments")).isEqualTo(3);
            assertThat(inACall(engine, 0, "qnx_shim_sporadic_budget_micros")).isEqualTo(700_000);
            assertThat(inACall(engine, 0, "qnx_shim_sporadic_period_micros")).isEqualTo(1_010_000);
            assertThat(engine.info(0).status().schedulingClass()).isEqualTo("sporadic");
            assertThat(engine.answer(Feature.SCHED_SPORADIC)).isEqualTo(Feature.SCHED_SPORADIC.answer(State.GRANTED,
                    "priority 22, 5 without budget; 700000000 of 1010000000 ns, 3 replenishments (QNX's own number)"));
            assertThat(engine.warnings()).isEmpty();
        }
    }

    @Test
    void aSporadicCarrierThatHasUsedItsBudgetIsListedWithItsLowPriorityUntilItComesBack() throws Exception {
        try (PartitionsOnBackend engine = sporadic("20000", "400000")) {
            engine.insideACall(0, () -> {
                long end = System.nanoTime() + 100_000_000;
                while (System.nanoTime() - end < 0 && engine.info(0).status().priority() != 5) {
                    Thread.onSpinWait();
                }
                return null;
            });
            assertThat(engine.info(0).status().priority()).isEqualTo(5);
            while (engine.info(0).status().priority() != 22) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void eachCarrierRunsOnItsProcessorInTurn() {
        try (PartitionsOnBackend engine = start("partitions", "3", "carrier.cpus", "0, 1", "carrier.priority", "9")) {
            int[] masks = {1, 2, 1};
            for (int i = 0; i < masks.length; i++) {
                assertThat(inACall(engine, i, "qnx_shim_runmask")).isEqualTo(masks[i]);
                assertThat(engine.info(i).status().cpus()).isEqualTo("" + i % 2);
            }
            assertThat(engine.answer(Feature.AFFINITY)).isEqualTo(Feature.AFFINITY.answer(State.GRANTED, "cpu 0"));
            assertThat(engine.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"31, cpu 31 (there is no such processor): EINVAL (22", "32, processor 32 is out of range 0 to 31"})
    void aProcessorThatIsNotThereIsRefusedWithTheReasonAndTheCarrierRuns(String cpu, String reason) {
        try (PartitionsOnBackend engine = start("carrier.cpus", cpu, "carrier.priority", "9")) {
            assertThat(inACall(engine, 0, "qnx_shim_runmask")).isZero();
            assertThat(engine.info(0).status().cpus()).isEqualTo("any");
            assertThat(engine.warnings()).singleElement().asString().startsWith(REFUSED + "affinity is refused, ")
                    .contains(reason);
        }
    }

    @Test
    void aPriorityThatTakesAPrivilegeIsRefusedWithTheAbilityAndTheCarrierHasQnxsOwn() {
        Shim.call("qnx_shim_privileged", 0);
        try (PartitionsOnBackend engine = start("carrier.class", "rr", "carrier.priority", "64")) {
            assertThat(inACall(engine, 0, "qnx_shim_priority")).isEqualTo(10);
            assertThat(engine.info(0).status().priority()).isEqualTo(10);
            assertThat(engine.answer(Feature.SCHED_RR).state()).isEqualTo(State.REFUSED);
            assertThat(engine.warnings()).singleElement().asString().startsWith(REFUSED + "sched-rr is refused, ")
                    .contains("priority 64", "PROCMGR_AID_PRIORITY", "EPERM (1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "carrier.class | deadline | carrier.runtime.us | 2000 | carrier.period.us | 10000"
                + " | sched-deadline is absent, QNX has no class with deadlines",
        "carrier.qos | user-interactive | carrier.priority | 9 | caller.runs | false"
                + " | quality-of-service is absent, USER_INTERACTIVE: QNX has no such classes"})
    void whatQnxHasNotIsSaidOnceAndTheCarrierRuns(String key, String value, String other, String its, String third,
            String thirds, String told) {
        try (PartitionsOnBackend engine = start("partitions", "2", key, value, other, its, third, thirds)) {
            assertThat(inACall(engine, 0, "qnx_shim_policy")).isPositive();
            assertThat(inACall(engine, 1, "qnx_shim_policy")).isPositive();
            assertThat(engine.warnings()).isEqualTo(List.of(REFUSED + told));
        }
    }

    @Test
    void keysThatContradictEachOtherAreToldAndTheCarrierIsOrdinary() {
        try (PartitionsOnBackend engine = start("carrier.class", "sporadic", "carrier.priority", "5",
                "carrier.priority.low", "6", "carrier.runtime.us", "1000", "carrier.period.us", "4000",
                "caller.runs", "false")) {
            assertThat(inACall(engine, 0, "qnx_shim_policy")).isEqualTo(Abi.SCHED_RR);
            assertThat(inACall(engine, 0, "qnx_shim_priority")).isEqualTo(10);
            assertThat(engine.errors()).singleElement().asString()
                    .contains("needs carrier.priority.low <= carrier.priority, but they are 6 and 5");
        }
    }
}
