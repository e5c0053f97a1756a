// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wrt.api.scheduling.SchedulableTask;
import wrt.scheduler.suite.StubTask;

class PolicyGuardTest {

    private final AtomicLong time = new AtomicLong();
    private final List<PolicyFailure> failures = new ArrayList<>();
    private final PolicyGuard guard = new PolicyGuard(
            this::entryOf, time::get, new StallDetector(1000),
            (policy, failure) -> failures.add(failure));
    private final List<ReadyEntry> entries = LongStream.rangeClosed(1, 5).mapToObj(id -> new StubTask(id, 0))
            .map(task -> new ReadyEntry(task, task)).toList();

    /** Behaves like the fall-back; a test overrides what is to go wrong. */
    private static class Faulty extends DelegatingPolicy {
    }

    private @Nullable ReadyEntry entryOf(SchedulableTask task) {
        return entries.stream().filter(entry -> entry.task() == task).findFirst().orElse(null);
    }

    private Faulty install(Faulty policy) {
        guard.swap(new ActivePolicy("faulty", PolicySource.BUILT_IN, policy));
        return policy;
    }

    private List<Long> drain() {
        List<Long> order = new ArrayList<>();
        for (ReadyEntry entry = guard.next(); entry != null; entry = guard.next()) {
            order.add(entry.task().id());
        }
        return order;
    }

    @BeforeEach
    void fiveTasksAreReady() {
        entries.forEach(guard::add);
    }

    @Test
    void tasksAreHandedOverInTheOldPolicysOrder() {
        install(new LastInFirstOut());
        assertThat(failures).isEmpty();
        guard.swap(ActivePolicy.fallback());
        assertThat(drain()).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aPolicyThatThrowsIsReplacedAndNoTaskIsLost() {
        install(new Faulty() {
            @Override
            public @Nullable SchedulableTask next() {
                throw new IllegalStateException("broken");
            }
        });
        assertThat(drain()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(failures).singleElement().isInstanceOf(PolicyFailure.Threw.class);
        assertThat(guard.active().name()).isEqualTo(FallbackPolicy.NAME);
    }

    @Test
    void aPolicyThatThrowsAnErrorWhenATaskIsAddedIsReplaced() {
        install(new Faulty() {
            @Override
            public void add(SchedulableTask task) {
                throw new StackOverflowError();
            }
        });
        assertThat(drain()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(failures).hasSize(1);
    }

    @Test
    void aPolicyThatReturnsNullWhileItHoldsTasksIsReplaced() {
        install(new Faulty() {
            @Override
            public @Nullable SchedulableTask next() {
                return null;
            }
        });
        assertThat(drain()).hasSize(5);
        assertThat(failures).singleElement().isEqualTo(new PolicyFailure.Lost(5));
    }

    @Test
    void aPolicyThatReturnsATaskTwiceIsReplaced() {
        install(new Faulty() {
            private @Nullable SchedulableTask first;

            @Override
            public @Nullable SchedulableTask next() {
                if (first == null) {
                    first = super.next();
                }
                return first;
            }
        });
        assertThat(drain()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(failures).singleElement().isEqualTo(new PolicyFailure.Foreign(1));
    }

    @Test
    void aPolicyThatReturnsAForeignTaskIsReplaced() {
        install(new Faulty() {
            @Override
            public @Nullable SchedulableTask next() {
                return new StubTask(99, 0);
            }
        });
        assertThat(drain()).hasSize(5);
        assertThat(failures).singleElement().isEqualTo(new PolicyFailure.Foreign(99));
    }

    @Test
    void aPolicyThatForgetsATaskIsReplacedAtTheNextDecision() {
        Faulty forgetful = install(new Faulty() {
            @Override
            public void add(SchedulableTask task) {
                if (task.id() != 3) {
                    super.add(task);
                }
            }
        });
        assertThat(forgetful.size()).isEqualTo(4);
        assertThat(drain()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        assertThat(failures).singleElement().isInstanceOf(PolicyFailure.Miscounted.class);
    }

    @Test
    void aPolicyThatStallsAgainAndAgainIsReplaced() {
        install(new Faulty() {
            @Override
            public @Nullable SchedulableTask next() {
                time.addAndGet(1001);
                return super.next();
            }
        });
        guard.next();
        guard.next();
        assertThat(failures).isEmpty();
        guard.next();
        assertThat(failures).singleElement().isInstanceOf(PolicyFailure.Stalled.class);
        assertThat(guard.size()).isEqualTo(2);
        assertThat(drain()).containsExactly(4L, 5L);
    }

    @Test
    void aSingleLateDecisionIsNoStall() {
        install(new Faulty() {
            @Override
            public @Nullable SchedulableTask next() {
                SchedulableTask task = super.next();
                time.addAndGet(task != null && task.id() == 2 ? 1_000_000 : 10);
                return task;
            }
        });
        assertThat(drain()).hasSize(5);
        assertThat(failures).isEmpty();
    }

    @Test
    void aQuantumBelowOneIsReplacedByTheFallbacks() {
        install(new Faulty() {
            @Override
            public long quantum(SchedulableTask task) {
                return 0;
            }
        });
        ReadyEntry entry = guard.next();
        assertThat(guard.quantum(entry)).isEqualTo(FallbackPolicy.QUANTUM);
        assertThat(failures).singleElement().isEqualTo(new PolicyFailure.BadQuantum(0));
    }

    @Test
    void aPolicyThatDoesNotHoldWhatIsRemovedIsReplaced() {
        install(new Faulty() {
            @Override
            public boolean remove(SchedulableTask task) {
                return false;
            }
        });
        assertThat(guard.remove(entries.get(1))).isTrue();
        assertThat(failures).hasSize(1);
        assertThat(drain()).containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void aTaskThatIsNotReadyCannotBeRemoved() {
        ReadyEntry first = guard.next();
        assertThat(guard.remove(first)).isFalse();
        assertThat(guard.size()).isEqualTo(4);
    }

    @Test
    void aPolicyThatFailsWhileItHandsOverLosesNothing() {
        install(new Faulty() {
            private int given;

            @Override
            public @Nullable SchedulableTask next() {
                if (given++ == 2) {
                    throw new IllegalStateException("no more");
                }
                return super.next();
            }
        });
        assertThat(guard.swap(ActivePolicy.fallback())).isEqualTo(5);
        assertThat(drain()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aPolicyThatHandsOverATaskTwiceDuplicatesNothing() {
        install(new Faulty() {
            private @Nullable SchedulableTask first;

            @Override
            public @Nullable SchedulableTask next() {
                first = first == null ? super.next() : first;
                return first;
            }
        });
        guard.swap(ActivePolicy.fallback());
        assertThat(drain()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void theDecisionNumberIsOddWhileThePolicyRuns() {
        List<Long> seen = new ArrayList<>();
        install(new Faulty() {
            @Override
            public @Nullable SchedulableTask next() {
                seen.add(guard.decision());
                return super.next();
            }
        });
        guard.next();
        guard.next();
        assertThat(seen).allMatch(number -> number % 2 == 1).doesNotHaveDuplicates();
        assertThat(guard.decision() % 2).isZero();
    }

    private static final class LastInFirstOut extends Faulty {

        private final List<SchedulableTask> stack = new ArrayList<>();

        @Override
        public void add(SchedulableTask task) {
            stack.add(task);
        }

        @Override
        public @Nullable SchedulableTask next() {
            return stack.isEmpty() ? null : stack.remove(stack.size() - 1);
        }

        @Override
        public int size() {
            return stack.size();
        }
    }
}
