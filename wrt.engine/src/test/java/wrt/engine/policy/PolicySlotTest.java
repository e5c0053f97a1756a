// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wrt.api.engine.PolicySwap;
import wrt.api.scheduling.SchedulingPolicy;

class PolicySlotTest {

    private final AtomicLong time = new AtomicLong();
    private final List<PolicySwap> told = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<ActivePolicy> installed = new ArrayList<>();
    private final List<IntConsumer> passing = new ArrayList<>();
    private final PolicyUser user = (policy, passed) -> {
        installed.add(policy);
        passing.add(passed);
    };
    private final PolicySlot slot = new PolicySlot(List.of(user, user), Runnable::run, time::get,
            () -> Instant.EPOCH, new EngineLog() {
                @Override
                public void info(String message) {
                    // Not looked at.
                }

                @Override
                public void warn(String message) {
                    // Not looked at.
                }

                @Override
                public void error(String message, @Nullable Throwable cause) {
                    errors.add(message);
                }
            }, told::add);

    private static final class Source implements PolicySource {

        final List<SchedulingPolicy> released = new ArrayList<>();
        private final String name;

        Source(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public SchedulingPolicy create() {
            return new FallbackPolicy();
        }

        @Override
        public void release(SchedulingPolicy policy) {
            released.add(policy);
        }
    }

    private void allPass(int tasks) {
        List<IntConsumer> now = List.copyOf(passing);
        passing.clear();
        now.forEach(passed -> passed.accept(tasks));
    }

    @Test
    void aSwapIsCompleteWhenEveryPartitionHasPassed() {
        CompletableFuture<PolicySwap> swap = slot.select(new Source("new"), "ranking");
        passing.get(0).accept(3);
        assertThat(swap).isNotDone();
        assertThat(slot.isSettledOn("new")).isFalse();
        time.set(500);
        passing.get(1).accept(4);
        PolicySwap expected = new PolicySwap(Instant.EPOCH, "fallback", "new", "ranking", 500, 7);
        assertThat(swap).isCompletedWithValue(expected);
        assertThat(told).containsExactly(expected);
        assertThat(slot.swaps()).containsExactly(expected);
        assertThat(slot.isSettledOn("new")).isTrue();
    }

    @Test
    void everyPartitionGetsAnObjectOfItsOwn() {
        slot.select(new Source("new"), "ranking");
        assertThat(installed).hasSize(2);
        assertThat(installed.get(0).policy()).isNotSameAs(installed.get(1).policy());
    }

    @Test
    void objectsGoBackWhenNoPartitionUsesThemAnyMore() {
        Source first = new Source("first");
        slot.select(first, "ranking");
        allPass(0);
        slot.select(new Source("second"), "ranking");
        assertThat(first.released).isEmpty();
        allPass(0);
        assertThat(first.released).hasSize(2);
    }

    @Test
    void aFailureInOnePartitionReplacesThePolicyInAll() {
        Source broken = new Source("broken");
        slot.select(broken, "ranking");
        allPass(0);
        slot.failed(1, installed.get(1), new PolicyFailure.Lost(2));
        assertThat(slot.current()).isSameAs(PolicySource.BUILT_IN);
        allPass(1);
        assertThat(slot.swaps().getLast().reason()).startsWith("failed: it no longer holds 2");
        assertThat(errors).singleElement().asString().contains("broken").contains("partition 1");
    }

    @Test
    void aLateFailureOfAPolicyThatIsGoneChangesNothing() {
        slot.select(new Source("old"), "ranking");
        allPass(0);
        ActivePolicy old = installed.get(0);
        Source successor = new Source("new");
        slot.select(successor, "ranking");
        slot.failed(0, old, new PolicyFailure.Lost(1));
        assertThat(slot.current()).isSameAs(successor);
    }

    @Test
    void aPolicyWhoseBundleMakesNoObjectIsReplacedByTheFallback() {
        slot.select(new PolicySource() {
            @Override
            public String name() {
                return "stillborn";
            }

            @Override
            public SchedulingPolicy create() {
                throw new IllegalStateException("no");
            }

            @Override
            public void release(SchedulingPolicy policy) {
                throw new AssertionError("there is none");
            }
        }, "ranking");
        assertThat(slot.current()).isSameAs(PolicySource.BUILT_IN);
        assertThat(errors).singleElement().asString().contains("stillborn");
    }
}
