// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Capability;
import wrt.api.platform.Feature;
import wrt.api.platform.Metric;

/** The rules of what a backend says about itself. */
abstract class CapabilityRules extends Rules {

    @Test
    void everyFeatureIsAnsweredForInOrder() {
        List<String> names = backend().capabilities().stream().map(Capability::name).toList();
        assertThat(names).startsWith(Arrays.stream(Feature.values()).map(Feature::label).toArray(String[]::new));
        assertThat(names).doesNotHaveDuplicates();
        backend().capabilities().forEach(this::assertTelling);
    }

    @Test
    void metricsHaveNamesAndUnits() {
        List<Metric> metrics = backend().metrics();
        assertThat(metrics).isNotEmpty();
        assertThat(metrics).extracting(Metric::name).isSorted().doesNotHaveDuplicates();
        assertThat(metrics).allSatisfy(metric -> assertThat(metric.unit()).isNotBlank());
    }

    @Test
    void theBackendHasANameLimitsAndAnIsolation() {
        assertThat(backend().name()).isNotBlank();
        assertThat(backend().limits()).isEqualTo(limits());
        assertThat(backend().isolation().detail()).isNotBlank();
    }
}
