// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.engine.policy.EngineLog;
import wrt.platform.suite.PlatformFixture;
import wrt.platform.suite.Stress;

/**
 * The rule that partitions hand work back and forth on a backend, and none is lost. A lost wake would leave a carrier
 * asleep, which the time limit turns into a failure. Each backend's own tests extend this.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class PartitionHandOffs {

    private static final int HAND_OFFS = Stress.rounds(20_000, 1_000_000);

    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private @Nullable PlatformBackend backend;
    private EngineRuntime runtime;

    /**
     * The backend under test.
     *
     * @return how to start and stop it
     */
    protected abstract PlatformFixture fixture();

    @BeforeEach
    void start() {
        backend = fixture().open(PlatformLimits.SEED);
        runtime = new EngineRuntime(config(Map.of("partitions", 2, "caller_runs", false)), backend, log(),
                (partition, policy, failure) -> errors.add(failure.toString()));
        runtime.start();
    }

    @AfterEach
    void stop() {
        if (backend != null) {
            runtime.stop(5000);
            fixture().close(backend);
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void partitionsWakeEachOther() throws Exception {
        List<LocalPartition> pair = runtime.partitions().stream().map(CarriedPartition::partition).toList();
        CompletableFuture<Integer> end = new CompletableFuture<>();
        pair.getFirst().execute(() -> pass(pair, 1, end));
        assertThat(end.get()).isEqualTo(HAND_OFFS);
    }

    /** One hand-off: the other partition goes on. */
    private static @Nullable Void pass(List<LocalPartition> pair, int turn, CompletableFuture<Integer> end) {
        if (turn == HAND_OFFS) {
            end.complete(turn);
        } else {
            pair.get(turn % 2).execute(() -> pass(pair, turn + 1, end));
        }
        return null;
    }

    @Test
    void wakesAndDeadlinesOfTheCarriersRaceAndNeitherIsLost() throws Exception {
        Race race = new Race(runtime.partitions().stream().map(CarriedPartition::partition).toList());
        race.pair.getFirst().execute(() -> race.pass(1));
        assertThat(race.passed.get()).isEqualTo(HAND_OFFS);
        race.fired.await();
    }

    /** Each hand-off leaves a timer behind that is due about when the next one wakes the carrier. */
    private static final class Race {

        final List<LocalPartition> pair;
        final CompletableFuture<Integer> passed = new CompletableFuture<>();
        final CountDownLatch fired = new CountDownLatch(HAND_OFFS);

        Race(List<LocalPartition> pair) {
            this.pair = pair;
        }

        @Nullable
        Void pass(int turn) {
            long due = System.nanoTime() + Integer.remainderUnsigned(turn * 0x9E3779B9, 40_000);
            pair.get(1 - turn % 2).loop().ledger().timers().arm(new Timer(due, fired::countDown));
            if (turn == HAND_OFFS) {
                passed.complete(turn);
            } else {
                pair.get(turn % 2).execute(() -> pass(turn + 1));
            }
            return null;
        }
    }

    @Test
    void callersWithTimeOutsThatRaceLoseNothing() throws Exception {
        List<LocalPartition> pair = runtime.partitions().stream().map(CarriedPartition::partition).toList();
        SplittableRandom random = new SplittableRandom(11);
        long[] done = new long[2]; // Each is touched by its partition alone.
        int timeOuts = 0;
        int calls = HAND_OFFS / 5;
        for (int i = 0; i < calls; i++) {
            int number = random.nextInt(2);
            CompletableFuture<Long> result = pair.get(number).execute(() -> ++done[number]);
            try {
                result.get(random.nextInt(30_000), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                timeOuts++;
                result.get();
            }
        }
        assertThat(pair.get(0).execute(() -> done[0]).get() + pair.get(1).execute(() -> done[1]).get())
                .isEqualTo(calls);
        assertThat(timeOuts).as("time-outs that raced with a wake").isPositive();
    }

    /** The configuration with its defaults, but for some values. */
    private static EngineConfig config(Map<String, Object> changed) {
        return (EngineConfig) Proxy.newProxyInstance(EngineConfig.class.getClassLoader(),
                new Class<?>[]{EngineConfig.class},
                (proxy, method, arguments) -> changed.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private EngineLog log() {
        return new EngineLog() {

            @Override
            public void info(String message) {
                // Nobody reads it.
            }

            @Override
            public void warn(String message) {
                // Nobody reads it.
            }

            @Override
            public void error(String message, @Nullable Throwable cause) {
                errors.add(message + ": " + cause);
            }
        };
    }
}
