// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;

/**
 * What the engine relies on in every policy: nothing is lost, doubled or taken from another policy, equal inputs give equal
 * orders, and a decision allocates nothing.
 *
 * <p>A policy's test extends this class, says how to make the policy, and adds the rules of its own order.
 */
public abstract class PolicySuite {

    private static final int ROUNDS = 50_000;

    /**
     * A policy without tasks, as the container would make it.
     *
     * @return a new one at each call
     */
    protected abstract SchedulingPolicy newPolicy();

    @Test
    void anEmptyPolicyHasNoNext() {
        SchedulingPolicy policy = newPolicy();
        assertThat(policy.next()).isNull();
        assertThat(policy.size()).isZero();
    }

    @Test
    void aTaskThatIsGivenAwayIsNoLongerHeld() {
        SchedulingPolicy policy = newPolicy();
        StubTask task = new StubTask(1, 7);
        policy.add(task);
        assertThat(policy.next()).isSameAs(task);
        assertThat(policy.remove(task)).isFalse();
        assertThat(policy.size()).isZero();
    }

    @Test
    void aRemovedTaskDoesNotRun() {
        SchedulingPolicy policy = newPolicy();
        List<StubTask> tasks = LongStream.rangeClosed(1, 3).mapToObj(id -> new StubTask(id, 7)).toList();
        tasks.forEach(policy::add);
        assertThat(policy.remove(tasks.get(1))).isTrue();
        assertThat(policy.remove(tasks.get(1))).isFalse();
        assertThat(drained(policy)).containsExactlyInAnyOrder(tasks.get(0), tasks.get(2));
    }

    @Test
    void aTaskOfAnotherPolicyIsNotRemoved() {
        SchedulingPolicy policy = newPolicy();
        SchedulingPolicy other = newPolicy();
        policy.add(new StubTask(1, 7));
        List<StubTask> others = LongStream.rangeClosed(2, 4).mapToObj(id -> new StubTask(id, 7)).toList();
        others.forEach(other::add);
        assertThat(others).noneMatch(policy::remove);
        assertThat(policy.size()).isEqualTo(1);
        assertThat(drained(other)).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void randomUseLosesNothingAndDoublesNothing() {
        SchedulingPolicy policy = newPolicy();
        SplittableRandom random = new SplittableRandom(11);
        List<SchedulableTask> held = new ArrayList<>();
        Set<SchedulableTask> known = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int round = 0; round < ROUNDS; round++) {
            int choice = random.nextInt(3);
            if (choice == 0 || held.isEmpty()) {
                StubTask task = random(round, random);
                held.add(task);
                known.add(task);
                policy.add(task);
            } else if (choice == 1) {
                SchedulableTask task = held.remove(random.nextInt(held.size()));
                assertThat(policy.remove(task)).isTrue();
            } else {
                SchedulableTask next = policy.next();
                assertThat(known).contains(next);
                assertThat(held.remove(next)).isTrue();
            }
            assertThat(policy.size()).isEqualTo(held.size());
        }
    }

    @Test
    void theSameTasksInTheSameOrderGiveTheSameOrder() {
        assertThat(orderOfAThousand(newPolicy())).containsExactlyElementsOf(orderOfAThousand(newPolicy()));
    }

    @Test
    void everyQuantumIsAtLeastOneFuel() {
        SchedulingPolicy policy = newPolicy();
        for (int priority = 0; priority <= SchedulableTask.MAX_PRIORITY; priority++) {
            assertThat(policy.quantum(new StubTask(1, priority))).isPositive();
        }
    }

    @Test
    void askingWhetherATaskPreemptsChangesNothing() {
        SchedulingPolicy policy = newPolicy();
        StubTask held = new StubTask(1, 7);
        policy.add(held);
        policy.preempts(new StubTask(2, 255), new StubTask(3, 0));
        assertThat(drained(policy)).containsExactly(held);
    }

    @Test
    void aDecisionAllocatesNothing() {
        SchedulingPolicy policy = newPolicy();
        for (int i = 0; i < 10_000; i++) {
            policy.add(new StubTask(i, i & SchedulableTask.MAX_PRIORITY));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) {
            SchedulableTask task = Objects.requireNonNull(policy.next());
            policy.quantum(task);
            policy.add(task);
        }
        // The measurement itself takes a few bytes once; one decision in a hundred thousand would take 16 each.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static List<Long> orderOfAThousand(SchedulingPolicy policy) {
        SplittableRandom random = new SplittableRandom(3);
        for (int id = 0; id < 1000; id++) {
            policy.add(random(id, random));
        }
        return drained(policy).stream().map(SchedulableTask::id).toList();
    }

    private static StubTask random(long id, SplittableRandom random) {
        return new StubTask(id, random.nextInt(SchedulableTask.MAX_PRIORITY + 1), random.nextInt(50));
    }

    private static List<SchedulableTask> drained(SchedulingPolicy policy) {
        List<SchedulableTask> order = new ArrayList<>();
        for (SchedulableTask task = policy.next(); task != null; task = policy.next()) {
            order.add(task);
        }
        return order;
    }
}
