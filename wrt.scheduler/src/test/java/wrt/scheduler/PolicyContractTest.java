// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wrt.api.scheduling.SchedulingPolicy;

/** What holds for every policy of this bundle. */
class PolicyContractTest {

    static Stream<Named<Supplier<SchedulingPolicy>>> policies() {
        return Stream.of(
                Named.of("cooperative", Cooperative::new),
                Named.of("round-robin", () -> new RoundRobin(Configured.roundRobin(1000))),
                Named.of("priority", () -> new PriorityBased(Configured.priority(1000))));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void anEmptyPolicyHasNoNext(Supplier<SchedulingPolicy> policies) {
        SchedulingPolicy policy = policies.get();
        assertThat(policy.next()).isNull();
        assertThat(policy.size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void equalTasksRunInTheOrderInWhichTheyCame(Supplier<SchedulingPolicy> policies) {
        SchedulingPolicy policy = policies.get();
        List<StubTask> tasks = Stream.of(1, 2, 3).map(id -> new StubTask(id, 7)).toList();
        tasks.forEach(policy::add);
        assertThat(Stream.of(policy.next(), policy.next(), policy.next())).containsExactlyElementsOf(tasks);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aTaskOfAnotherPolicyIsNotRemoved(Supplier<SchedulingPolicy> policies) {
        SchedulingPolicy policy = policies.get();
        SchedulingPolicy other = policies.get();
        StubTask mine = new StubTask(1, 7);
        StubTask first = new StubTask(2, 7);
        StubTask second = new StubTask(3, 7);
        policy.add(mine);
        other.add(first);
        other.add(second);
        assertThat(policy.remove(first)).isFalse();
        assertThat(policy.remove(mine)).isTrue();
        assertThat(policy.remove(mine)).isFalse();
        assertThat(policy.size()).isZero();
        assertThat(other.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void randomUseLosesNothingAndDuplicatesNothing(Supplier<SchedulingPolicy> policies) {
        SchedulingPolicy policy = policies.get();
        SplittableRandom random = new SplittableRandom(11);
        List<StubTask> held = new ArrayList<>();
        for (int round = 0; round < 50_000; round++) {
            int choice = random.nextInt(3);
            if (choice == 0 || held.isEmpty()) {
                StubTask task = new StubTask(round, random.nextInt(256));
                held.add(task);
                policy.add(task);
            } else if (choice == 1) {
                StubTask task = held.remove(random.nextInt(held.size()));
                assertThat(policy.remove(task)).isTrue();
            } else {
                assertThat(held.remove(policy.next())).isTrue();
            }
            assertThat(policy.size()).isEqualTo(held.size());
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aDecisionAllocatesNothing(Supplier<SchedulingPolicy> policies) {
        SchedulingPolicy policy = policies.get();
        for (int i = 0; i < 10_000; i++) {
            policy.add(new StubTask(i, i & 255));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            var task = policy.next();
            policy.quantum(task);
            policy.add(task);
        }
        // The measurement itself takes a few bytes once; one decision in a hundred thousand would take 16 each.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}
