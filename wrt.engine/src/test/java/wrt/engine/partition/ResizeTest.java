// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.PlatformLimits;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.engine.policy.FallbackPolicy;
import wrt.engine.policy.PolicySlot;
import wrt.engine.policy.PolicySource;

/** Partitions come and go while the engine runs, and no component loses its own. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResizeTest {

    /** A policy of a bundle, which counts the objects that are out. */
    private static final class Counted implements PolicySource {

        final AtomicInteger out = new AtomicInteger();

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public SchedulingPolicy create() {
            out.incrementAndGet();
            return new FallbackPolicy();
        }

        @Override
        public void release(SchedulingPolicy policy) {
            out.decrementAndGet();
        }
    }

    private final CollectedLog log = new CollectedLog();
    private final Counted policy = new Counted();
    private EngineRuntime runtime;

    private void start(int partitions) {
        start(partitions, PlatformLimits.SEED);
    }

    private void start(int partitions, PlatformLimits limits) {
        WatchedBackend backend = new WatchedBackend(limits, 2);
        runtime = new EngineRuntime(TestConfig.with(Map.of("partitions", partitions)), backend, log,
                (partition, failed, failure) -> log.error(failure.message(), failure.cause()));
        PolicySlot slot = new PolicySlot(runtime.partitions().stream().map(CarriedPartition::partition).toList(),
                runtime.background(), System::nanoTime, Instant::now, log, swap -> {
                });
        runtime.start(slot);
        slot.select(policy, "ranking").join();
    }

    @AfterEach
    void stop() {
        runtime.stop(20_000);
        assertThat(log.errors).isEmpty();
    }

    private void resize(int partitions) {
        runtime.change(TestConfig.with(Map.of("partitions", partitions)));
    }

    private void assertRunning(int partitions) throws Exception {
        assertThat(runtime.partitions()).extracting(each -> each.partition().number())
                .containsExactlyElementsOf(IntStream.range(0, partitions).boxed().toList());
        for (CarriedPartition each : runtime.partitions()) {
            assertThat(each.partition().execute(() -> Thread.currentThread().getName()).get())
                    .isEqualTo("wrt-partition-" + each.partition().number());
            assertThat(each.partition().loop().guard().active().name()).isEqualTo("counted");
        }
        assertThat(policy.out).hasValue(partitions);
    }

    @Test
    void newOnesRunBesideTheOthersWithThePolicyOfTheMoment() throws Exception {
        start(1);
        CarriedPartition first = runtime.partitions().getFirst();
        resize(3);
        assertRunning(3);
        assertThat(runtime.partitions().getFirst()).isSameAs(first);
        assertThat(log.infos).contains("partitions: 3 instead of 1");
        assertThat(log.warnings).singleElement().asString().startsWith("3 partitions share 2 processors");
    }

    @Test
    void theLastOnesEndAtOnceWhereNobodyLives() throws Exception {
        start(3);
        List<CarriedPartition> before = runtime.partitions();
        resize(1);
        assertRunning(1);
        assertThat(before.get(1).carrier().thread().isAlive()).isFalse();
        assertThat(before.get(2).carrier().thread().isAlive()).isFalse();
        assertThatThrownBy(() -> before.get(2).partition().execute(() -> 1).get()).hasMessageContaining("stopped");
        resize(2);
        assertRunning(2);
    }

    @Test
    void oneInWhichAComponentLivesStaysUntilItHasGone() throws Exception {
        start(3);
        LocalPartition last = runtime.enter(2, "hog");
        resize(1);
        assertThat(log.warnings).contains("configuration wrt.engine: partitions is 1, but partition 2 stays until what"
                + " is deployed there is removed, or moved by its own 'partition': hog");
        assertRunning(3);
        assertThat(runtime.open()).isEqualTo(1);
        assertThatThrownBy(() -> runtime.enter(2, "brake")).hasMessage("partition must be 0 to 0, but is 2");
        assertThatThrownBy(() -> runtime.enter(1, "brake")).hasMessage("partition must be 0 to 0, but is 1");
        // An instance that replaces another one is let in.
        runtime.enter(2, "hog");
        runtime.leave(last, "hog");
        assertRunning(3);

        runtime.leave(last, "hog");
        while (runtime.partitions().size() > 1) {
            Thread.onSpinWait();
        }
        while (policy.out.get() > 1) {
            Thread.onSpinWait();
        }
        assertRunning(1);
    }

    @Test
    void oneThatWasToEndIsKeptIfItIsWantedAgain() throws Exception {
        start(2);
        LocalPartition last = runtime.enter(1, "hog");
        resize(1);
        resize(2);
        runtime.leave(last, "hog");
        runtime.enter(1, "brake");
        assertRunning(2);
    }

    @Test
    void whatComponentsDidInOneThatHasEndedIsStillCounted() {
        start(2);
        runtime.partitions().get(1).partition().accounts().of("hog").ended(true, 1000);
        resize(1);
        assertThat(runtime.figures().component("hog").calls()).isEqualTo(1);
        assertThat(runtime.figures().component("hog").failures()).isEqualTo(1);
        assertThat(runtime.figures().component("hog").p50Nanos()).isBetween(990L, 1010L);
        runtime.figures().forget("hog");
        assertThat(runtime.figures().components()).isEmpty();
    }

    @Test
    void moreThanTheBackendHasWaitWordsAreReportedAndTheOthersRun() throws Exception {
        start(1, new PlatformLimits(2, 1, 1, 1, 1, 1));
        resize(5);
        assertRunning(2);
        assertThat(log.errors).singleElement().asString().startsWith(
                "configuration wrt.engine: partitions is 5, but there are 2: ").contains("'wait.words'");
        log.errors.clear();
    }

    @Test
    void whoeverWaitsForMoreIsTold() {
        start(1);
        AtomicInteger told = new AtomicInteger();
        runtime.onGrowth(told::incrementAndGet);
        resize(2);
        while (told.get() == 0) {
            Thread.onSpinWait();
        }
        resize(1);
        assertThat(told).hasValue(1);
    }
}
