// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.component.ComponentFunction;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.Linker;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.engine.platform.JavaBackend;
import wrt.engine.policy.ActivePolicy;
import wrt.engine.policy.FallbackPolicy;
import wrt.engine.policy.PolicySource;

/** A policy that does not come back from a decision. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchdogTest {

    private final CollectedLog log = new CollectedLog();
    private final EngineRuntime runtime = new EngineRuntime(
            TestConfig.with(Map.of("partitions", 2, "policy_watchdog_ms", 20L)), new JavaBackend(), log,
            (partition, policy, failure) -> log.info(policy.name() + " in " + partition + ": " + failure.message()));
    private final LocalPartition partition = runtime.partitions().get(1).partition();

    WatchdogTest() {
        runtime.start();
    }

    @AfterEach
    void stop() {
        runtime.stop(20_000);
    }

    /** Waits for something that never happens, once it is to decide. */
    private static final class Sleeper implements SchedulingPolicy {

        private final FallbackPolicy inner = new FallbackPolicy();

        @Override
        public void add(SchedulableTask task) {
            inner.add(task);
        }

        @Override
        public boolean remove(SchedulableTask task) {
            return inner.remove(task);
        }

        @Override
        public @Nullable SchedulableTask next() {
            try {
                new CountDownLatch(1).await();
                return null;
            } catch (InterruptedException e) {
                throw new IllegalStateException("woken by force", e);
            }
        }

        @Override
        public long quantum(SchedulableTask task) {
            return 1000;
        }

        @Override
        public boolean preempts(SchedulableTask candidate, SchedulableTask running) {
            return false;
        }

        @Override
        public int size() {
            return inner.size();
        }
    }

    private CompletableFuture<Object> relay() throws Exception {
        ComponentLoader loader = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), Features.defaults(),
                ComponentLimits.defaults());
        try (InputStream bytes = WatchdogTest.class.getResourceAsStream("relay.wasm")) {
            byte[] relay = bytes.readAllBytes();
            ComponentFunction function = partition
                    .execute(() -> new Linker().define("ask", (call, args) -> args[0])
                            .instantiate(partition.store(), loader.load(relay)))
                    .get().function("relay");
            return partition.callAsync(function, TaskParameters.unbounded("relay", "relay"), null, new Object[]{1});
        }
    }

    @Test
    void isReportedWithItsStackAndReplacedAndNoCallIsLost() throws Exception {
        partition.install(new ActivePolicy("sleeper", PolicySource.BUILT_IN, new Sleeper()), handedOver -> {
        });

        assertThat(relay()).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(2L);
        assertThat(log.errors).singleElement().asString()
                .startsWith("policy sleeper does not come back in partition 1; its carrier is interrupted");
        assertThat(log.infos).singleElement().asString().startsWith("sleeper in 1: ").contains("next");
        assertThat(partition.loop().guard().active().name()).isEqualTo("fallback");
    }

    @Test
    void onesThatComeBackAreNotReported() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(relay()).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(2L);
        }
        assertThat(log.errors).isEmpty();
    }
}
