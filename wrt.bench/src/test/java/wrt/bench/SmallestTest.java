// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Benchmarks in their smallest form give figures; how large they are says nothing here. */
class SmallestTest {
    private static final Effort SMALLEST = new Effort(0, 0, 1, 5);

    @Test
    void aBenchmarkInContainersGivesItsFigures() throws Exception {
        List<Result> results = new DeployBench().run(SMALLEST);
        assertThat(results).extracting(Result::unit).containsExactly("ms", "ms");
        assertThat(results).extracting(Result::value).allMatch(value -> value > 0 && value < Double.MAX_VALUE);
        assertThat(results.getLast().ratio()).isPositive();
    }

    @Test
    void aBenchmarkInOneJvmGivesItsFigures() throws Exception {
        List<Result> results = new GuestBench().run(SMALLEST);
        assertThat(results).filteredOn(result -> result.unit().equals("ns")).hasSize(8)
                .extracting(Result::value).allMatch(value -> value > 0 && value < Double.MAX_VALUE);
        assertThat(results).extracting(Result::name).doesNotHaveDuplicates();
    }
}
