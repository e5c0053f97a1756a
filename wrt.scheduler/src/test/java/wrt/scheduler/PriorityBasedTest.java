// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wrt.scheduler.suite.PolicySuite;
import wrt.scheduler.suite.StubTask;

class PriorityBasedTest extends PolicySuite {

    private final PriorityBased policy = newPolicy();

    @Override
    protected PriorityBased newPolicy() {
        return new PriorityBased(Configured.priority(1000));
    }

    @Test
    void theHighestPriorityRunsFirst() {
        List<StubTask> tasks = IntStream.range(0, 256).mapToObj(i -> new StubTask(i, i * 37 & 255)).toList();
        tasks.forEach(policy::add);
        assertThat(IntStream.range(0, 256).mapToObj(i -> policy.next())).containsExactlyElementsOf(
                tasks.stream().sorted(Comparator.comparingInt(StubTask::priority).reversed()).toList());
    }

    @Test
    void insideOnePriorityTasksTakeTurns() {
        StubTask a = new StubTask(1, 200);
        StubTask b = new StubTask(2, 200);
        policy.add(a);
        policy.add(b);
        assertThat(policy.next()).isSameAs(a);
        policy.add(a);
        assertThat(policy.next()).isSameAs(b);
        assertThat(policy.next()).isSameAs(a);
    }

    @Test
    void onlyAHigherPriorityPreempts() {
        StubTask running = new StubTask(1, 100);
        assertThat(policy.preempts(new StubTask(2, 101), running)).isTrue();
        assertThat(policy.preempts(new StubTask(2, 100), running)).isFalse();
        assertThat(policy.preempts(new StubTask(2, 99), running)).isFalse();
    }

    @Test
    void eightQuantaAreThoseOfTheSeedsEightLevels() {
        PriorityBased banded = new PriorityBased(Configured.priority(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(banded.quantum(new StubTask(1, 0))).isEqualTo(1);
        assertThat(banded.quantum(new StubTask(1, 31))).isEqualTo(1);
        assertThat(banded.quantum(new StubTask(1, 32))).isEqualTo(2);
        assertThat(banded.quantum(new StubTask(1, 255))).isEqualTo(8);
    }

    @Test
    void aChangedConfigurationCountsFromTheNextQuantum() {
        policy.modified(Configured.priority(42));
        assertThat(policy.quantum(new StubTask(1, 3))).isEqualTo(42);
    }

    @Test
    void twoQuantaAreRefusedWithWhatWouldBeRight() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PriorityBased(Configured.priority(1, 2)))
                .withMessageContaining("wrt.scheduler.priority").withMessageContaining("8 values");
    }
}
