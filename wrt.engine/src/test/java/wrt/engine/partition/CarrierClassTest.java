// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.api.platform.QualityOfService;
import wrt.api.platform.Scheduling;

class CarrierClassTest {

    private final List<String> problems = new ArrayList<>();

    private CarrierClass of(Map<String, Object> config) {
        return CarrierClass.of(TestConfig.with(config), problems::add);
    }

    @Test
    void withoutPriorityCarriersAreOrdinary() {
        assertThat(of(Map.of())).isEqualTo(new CarrierClass(new Scheduling.Ordinary(), Optional.empty()));
        assertThat(of(Map.of()).isRealTime()).isFalse();
        assertThat(problems).isEmpty();
    }

    @Test
    void aPriorityIsFirstInFirstOutUnlessTheClassSaysOtherwise() {
        assertThat(of(Map.of("carrier_priority", 50)).scheduling()).isEqualTo(new Scheduling.Fifo(50));
        assertThat(of(Map.of("carrier_priority", 50, "carrier_class", "rr")).scheduling())
                .isEqualTo(new Scheduling.RoundRobin(50));
        assertThat(of(Map.of("carrier_priority", 50)).isRealTime()).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void runTimeDeadlineAndPeriodAreMicrosecondsAndTheDeadlineIsThePeriodByDefault() {
        assertThat(of(Map.of("carrier_class", "deadline", "carrier_runtime_us", 2000L, "carrier_deadline_us", 5000L,
                "carrier_period_us", 10_000L)).scheduling())
                .isEqualTo(new Scheduling.Deadline(2_000_000, 5_000_000, 10_000_000));
        assertThat(of(Map.of("carrier_class", "deadline", "carrier_runtime_us", 2000L, "carrier_period_us", 10_000L))
                .scheduling()).isEqualTo(new Scheduling.Deadline(2_000_000, 10_000_000, 10_000_000));
        assertThat(problems).isEmpty();
    }

    @Test
    void aSporadicCarrierHasBudgetPeriodAndLowPriority() {
        assertThat(of(Map.of("carrier_class", "sporadic", "carrier_priority", 30, "carrier_priority_low", 5,
                "carrier_runtime_us", 1000L, "carrier_period_us", 4000L, "carrier_replenishments", 3)).scheduling())
                .isEqualTo(new Scheduling.Sporadic(30, 5, 1_000_000, 4_000_000, 3));
        assertThat(problems).isEmpty();
    }

    @Test
    void aClassOfServiceStandsBesideTheSchedulingClass() {
        assertThat(of(Map.of("carrier_qos", "user-interactive")).quality())
                .contains(QualityOfService.USER_INTERACTIVE);
        assertThat(of(Map.of("carrier_qos", "background", "carrier_priority", 1)).quality())
                .contains(QualityOfService.BACKGROUND);
    }

    @Test
    void aLowPriorityAboveTheOtherOneIsReportedAndTheCarriersAreOrdinary() {
        assertThat(of(Map.of("carrier_class", "sporadic", "carrier_priority", 5, "carrier_priority_low", 6,
                "carrier_runtime_us", 1L, "carrier_period_us", 4L)).scheduling()).isEqualTo(new Scheduling.Ordinary());
        assertThat(problems).containsExactly("configuration wrt.engine: carrier.class sporadic needs"
                + " carrier.priority.low <= carrier.priority, but they are 6 and 5; the carriers have ordinary"
                + " scheduling instead");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rr | 0 | 0 | 0 | 0 | carrier.class rr needs a carrier.priority of 1 to 99, but it is 0",
        "sporadic | 0 | 10 | 0 | 20 | carrier.class sporadic needs a carrier.priority of 1 to 99, but it is 0",
        "sporadic | 9 | 30 | 0 | 20 | carrier.class sporadic needs 1 <= carrier.runtime.us <= carrier.period.us,"
                + " but they are 30 and 20",
        "deadline | 0 | 0 | 0 | 0 | carrier.class deadline needs 1 <= carrier.runtime.us <= carrier.deadline.us <="
                + " carrier.period.us, but they are 0, 0 and 0",
        "deadline | 0 | 6 | 5 | 9 | carrier.class deadline needs 1 <= carrier.runtime.us <= carrier.deadline.us <="
                + " carrier.period.us, but they are 6, 5 and 9"})
    void keysThatContradictEachOtherAreReportedAndTheCarriersAreOrdinary(String label, int priority, long runtime,
            long deadline, long period, String problem) {
        assertThat(of(Map.of("carrier_class", label, "carrier_priority", priority, "carrier_runtime_us", runtime,
                "carrier_deadline_us", deadline, "carrier_period_us", period)).scheduling())
                .isEqualTo(new Scheduling.Ordinary());
        assertThat(problems).containsExactly(
                "configuration wrt.engine: " + problem + "; the carriers have ordinary scheduling instead");
    }
}
