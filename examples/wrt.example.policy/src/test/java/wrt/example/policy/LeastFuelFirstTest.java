// SPDX-License-Identifier: Apache-2.0
package wrt.example.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;

class LeastFuelFirstTest {

    private final LeastFuelFirst policy = new LeastFuelFirst();

    @Test
    void theTaskThatUsedLeastRunsFirst() {
        FakeTask long1 = new FakeTask(1, 500);
        FakeTask short1 = new FakeTask(2, 5);
        policy.add(long1);
        policy.add(short1);
        assertThat(policy.next()).isSameAs(short1);
        assertThat(policy.next()).isSameAs(long1);
        assertThat(policy.next()).isNull();
    }

    @Test
    void amongEqualsTheOlderRunsFirst() {
        FakeTask young = new FakeTask(9, 5);
        FakeTask old = new FakeTask(3, 5);
        policy.add(young);
        policy.add(old);
        assertThat(policy.next()).isSameAs(old);
    }

    @Test
    void aTaskThatIsNotHeldIsNotRemoved() {
        FakeTask held = new FakeTask(1, 0);
        FakeTask other = new FakeTask(2, 0);
        policy.add(held);
        assertThat(policy.remove(other)).isFalse();
        assertThat(policy.remove(held)).isTrue();
        assertThat(policy.remove(held)).isFalse();
        assertThat(policy.size()).isZero();
    }

    @Test
    void aCheaperTaskPreempts() {
        assertThat(policy.preempts(new FakeTask(1, 0), new FakeTask(2, 10))).isTrue();
        assertThat(policy.preempts(new FakeTask(1, 10), new FakeTask(2, 10))).isFalse();
    }

    @Test
    void orderHoldsUnderRandomAddsAndRemoves() {
        SplittableRandom random = new SplittableRandom(7);
        List<FakeTask> held = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            int choice = random.nextInt(3);
            if (choice == 0 || held.isEmpty()) {
                FakeTask task = new FakeTask(round, random.nextInt(50));
                held.add(task);
                policy.add(task);
            } else if (choice == 1) {
                FakeTask task = held.remove(random.nextInt(held.size()));
                assertThat(policy.remove(task)).isTrue();
            } else {
                FakeTask least = held.stream()
                        .min(Comparator.comparingLong(FakeTask::fuelConsumed).thenComparingLong(FakeTask::id))
                        .orElseThrow();
                assertThat(policy.next()).isSameAs(least);
                held.remove(least);
            }
            assertThat(policy.size()).isEqualTo(held.size());
        }
    }

    private static final class FakeTask implements SchedulableTask {

        private final long id;
        private final long consumed;
        private final TaskNode node = new TaskNode(this);

        FakeTask(long id, long consumed) {
            this.id = id;
            this.consumed = consumed;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String component() {
            return "fake";
        }

        @Override
        public String export() {
            return "fake";
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public long deadline() {
            return NONE;
        }

        @Override
        public long fuelBudget() {
            return NONE;
        }

        @Override
        public long fuelConsumed() {
            return consumed;
        }

        @Override
        public TaskNode node() {
            return node;
        }
    }
}
