// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginePropertiesTest {

    private final CollectedLog log = new CollectedLog();
    private final EngineProperties properties = new EngineProperties(log);

    @Test
    void whatIsNotConfiguredIsTheDefault() {
        EngineConfig config = properties.start(Map.of("service.pid", "wrt.engine", "policy.target", "(a=b)"));

        assertThat(config.partitions()).isEqualTo(1);
        assertThat(config.time_base()).isEqualTo("fuel");
        assertThat(config.carrier_cpus()).isEmpty();
        assertThat(config.limit_work_fuel()).isEqualTo(10_000_000_000L);
        assertThat(log.errors).isEmpty();
    }

    @Test
    void textsOfAFileAndTypedValuesAreTheSame() {
        EngineConfig texts = properties.start(Map.of("partitions", " 2 ", "carrier.cpus", "0, 1", "caller.runs",
                "false", "time.base", "monotonic", "limit.work.fuel", "5_000"));
        assertThat(texts.partitions()).isEqualTo(2);
        assertThat(texts.carrier_cpus()).containsExactly(0, 1);
        assertThat(texts.caller_runs()).isFalse();
        assertThat(texts.time_base()).isEqualTo("monotonic");
        assertThat(texts.limit_work_fuel()).isEqualTo(5000);

        EngineConfig typed = new EngineProperties(log)
                .start(Map.of("partitions", 2, "carrier.cpus", new int[]{0, 1}, "caller.runs", false));
        assertThat(typed.partitions()).isEqualTo(2);
        assertThat(typed.carrier_cpus()).containsExactly(0, 1);
        assertThat(typed.caller_runs()).isFalse();
        assertThat(log.errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "partitions | -1 | a whole number, 0 to 1024 | 1",
        "partitions | abc | a whole number, 0 to 1024 | 1",
        "partitions | 99999999999 | a whole number, 0 to 1024 | 1",
        "carrier.cpus | 0,x | a list of whole numbers, each 0 to 65535, separated by commas | ''",
        "carrier.priority | 100 | a whole number, 0 to 99 | 0",
        "carrier.class | fast | fifo, rr, sporadic or deadline | fifo",
        "carrier.period.us | 1ms | a whole number, 0 to 86400000000 | 0",
        "carrier.priority.low | 0 | a whole number, 1 to 99 | 1",
        "carrier.qos | best | none, user-interactive, user-initiated, default, utility or background | none",
        "call.depth | 100001 | a whole number, 1 to 100000 | 1024",
        "time.base | sundial | fuel or monotonic | fuel",
        "check.fuel | 0 | a whole number, at least 1 | 10000",
        "caller.runs | yes | true or false | true"})
    void aValueThatIsNoneIsReportedAndTheOldOneStays(String key, String value, String right, String stays) {
        properties.start(Map.of());
        properties.change(Map.of(key, value));

        assertThat(log.errors).containsExactly("configuration wrt.engine: " + key + " must be " + right + ", but is \""
                + value + "\"; it stays " + stays);
    }

    @Test
    void theLastGoodValueStays() {
        properties.start(Map.of("limit.tasks", 7));

        assertThat(properties.change(Map.of("limit.tasks", "many")).limit_tasks()).isEqualTo(7);
        assertThat(properties.change(Map.of("limit.tasks", "0")).limit_tasks()).isEqualTo(7);
        assertThat(properties.change(Map.of()).limit_tasks()).isEqualTo(1024);
    }

    @Test
    void aChangeThatWaitsForTheNextStartIsReported() {
        properties.start(Map.of("call.depth", 100));
        properties.change(Map.of("call.depth", 200, "limit.tasks", 7));
        properties.change(Map.of("call.depth", 200, "limit.tasks", 7));

        assertThat(log.infos).singleElement().asString()
                .startsWith("configuration wrt.engine: call.depth is now 200 instead of 100; it takes effect when");
    }
}
