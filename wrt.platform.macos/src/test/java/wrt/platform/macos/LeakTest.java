// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.EventQueue;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Timer;
import wrt.api.platform.WaitWord;
import wrt.platform.suite.Stress;

/** Many objects come and go, and descriptors, threads and memory are as before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakTest {

    private static final int MOST_BATCHES = 6;
    private static final long LEAST_LEAK_BYTES = 32; // In each round: the smallest block of malloc.
    private static final long NOISE_BYTES = 4 << 20;

    private final MacOsBackend backend = new MacOsFixture(true).backend(new PlatformLimits(4, 4, 4, 4, 4, 4), 0);

    @AfterAll
    void close() {
        backend.close();
    }

    /** What comes and goes. */
    private interface Round {
        void run() throws Exception;
    }

    /** What the process holds. */
    private record Holdings(long descriptors, long threads, long bytes) {

        static Holdings now() throws IOException {
            System.gc();
            long pages = Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
            return new Holdings(entries("fd"), entries("task"), pages * 4096);
        }

        private static long entries(String directory) throws IOException {
            try (Stream<Path> all = Files.list(Path.of("/proc/self", directory))) {
                return all.count();
            }
        }
    }

    private static void leavesNothing(int rounds, Round round) throws Exception {
        for (int i = 0; i < rounds / 5; i++) {
            round.run();
        }
        Holdings first = Holdings.now();
        long most = NOISE_BYTES + LEAST_LEAK_BYTES * rounds;
        long grown = Long.MAX_VALUE;
        // The JVM grows once in a while; what leaks grows in every batch.
        for (int batch = 0; batch < MOST_BATCHES && grown > most; batch++) {
            long before = Holdings.now().bytes();
            for (int i = 0; i < rounds; i++) {
                round.run();
            }
            grown = Holdings.now().bytes() - before;
        }
        assertThat(grown).as("bytes more after " + rounds + " rounds").isLessThanOrEqualTo(most);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Holdings last = Holdings.now();
        // Threads of queues end a little later.
        while (last.threads() > first.threads() + 8 && System.nanoTime() - until < 0) {
            Thread.sleep(10);
            last = Holdings.now();
        }
        assertThat(last.descriptors()).as("descriptors").isLessThanOrEqualTo(first.descriptors() + 4);
        assertThat(last.threads()).as("threads").isLessThanOrEqualTo(first.threads() + 8);
    }

    @Test
    void waitWordsAndParkers() throws Exception {
        leavesNothing(Stress.rounds(20_000, 100_000), () -> {
            try (WaitWord word = backend.waitWords().create(1); Parker parker = backend.parker()) {
                word.await(1, System.nanoTime() + 1);
                parker.park(0);
            }
        });
        assertThat(NativeLine.allBytes()).isZero();
    }

    @Test
    void timers() throws Exception {
        leavesNothing(Stress.rounds(20_000, 100_000), () -> {
            try (Timer timer = backend.timers().create()) {
                timer.arm(System.nanoTime(), 1000);
                timer.cancel();
            }
        });
    }

    @Test
    void eventQueues() throws Exception {
        leavesNothing(Stress.rounds(5_000, 100_000), () -> {
            try (EventQueue queue = backend.eventQueues().create()) {
                queue.addUser(1);
                queue.addTimer(2, Long.MAX_VALUE / 2, 0);
                queue.trigger(1);
                queue.await((token, count) -> {
                }, 0);
            }
        });
    }

    @Test
    void locks() throws Exception {
        leavesNothing(Stress.rounds(20_000, 100_000), () -> {
            try (PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
                lock.lock(Parker.FOREVER);
                lock.unlock();
            }
        });
    }

    @Test
    void memoryDomains() throws Exception {
        leavesNothing(Stress.rounds(2_000, 100_000), () -> {
            try (MemoryDomain domain = backend.memory().domain("leak", 8192)) {
                domain.memory().fill((byte) 1);
            }
        });
    }

    @Test
    void threads() throws Exception {
        leavesNothing(Stress.rounds(2_000, 100_000), () -> {
            Carrier carrier = backend.threads().create(CarrierRequest.named("leak"), () -> {
            });
            carrier.start();
            carrier.join(Parker.FOREVER);
        });
    }

    @Test
    void backendsWithTheirMonitors() throws Exception {
        leavesNothing(Stress.rounds(500, 5_000),
                () -> new MacOsFixture(true).backend(PlatformLimits.SEED, 1).close());
    }
}
