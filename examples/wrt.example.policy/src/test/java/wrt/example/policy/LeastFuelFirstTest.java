// SPDX-License-Identifier: Apache-2.0
package wrt.example.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import wrt.scheduler.suite.PolicySuite;
import wrt.scheduler.suite.StubTask;

class LeastFuelFirstTest extends PolicySuite {

    private final LeastFuelFirst policy = newPolicy();

    @Override
    protected LeastFuelFirst newPolicy() {
        return new LeastFuelFirst();
    }

    @Test
    void theTaskThatUsedLeastRunsFirst() {
        StubTask long1 = new StubTask(1, 0, 500);
        StubTask short1 = new StubTask(2, 0, 5);
        policy.add(long1);
        policy.add(short1);
        assertThat(policy.next()).isSameAs(short1);
        assertThat(policy.next()).isSameAs(long1);
        assertThat(policy.next()).isNull();
    }

    @Test
    void amongEqualsTheOlderRunsFirst() {
        StubTask young = new StubTask(9, 0, 5);
        StubTask old = new StubTask(3, 0, 5);
        policy.add(young);
        policy.add(old);
        assertThat(policy.next()).isSameAs(old);
    }

    @Test
    void aCheaperTaskPreempts() {
        assertThat(policy.preempts(new StubTask(1, 0, 0), new StubTask(2, 0, 10))).isTrue();
        assertThat(policy.preempts(new StubTask(1, 0, 10), new StubTask(2, 0, 10))).isFalse();
    }

    @Test
    void orderHoldsUnderRandomAddsAndRemoves() {
        SplittableRandom random = new SplittableRandom(7);
        List<StubTask> held = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            int choice = random.nextInt(3);
            if (choice == 0 || held.isEmpty()) {
                StubTask task = new StubTask(round, 0, random.nextInt(50));
                held.add(task);
                policy.add(task);
            } else if (choice == 1) {
                StubTask task = held.remove(random.nextInt(held.size()));
                assertThat(policy.remove(task)).isTrue();
            } else {
                StubTask least = held.stream()
                        .min(Comparator.comparingLong(StubTask::fuelConsumed).thenComparingLong(StubTask::id))
                        .orElseThrow();
                assertThat(policy.next()).isSameAs(least);
                held.remove(least);
            }
            assertThat(policy.size()).isEqualTo(held.size());
        }
    }
}
