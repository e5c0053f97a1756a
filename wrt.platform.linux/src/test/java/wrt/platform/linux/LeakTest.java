// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

/** A hundred thousand objects come and go, and descriptors, threads and memory are as before. */
class LeakTest {

    private static final int ROUNDS = 100_000;
    private static final int BATCHES = 5;
    private static final long LEAK_BYTES = 32; // Of each round; the smallest block of malloc.

    private final LinuxBackend backend = new LinuxBackend(new PlatformLimits(4, 4, 4, 4, 4, 4), LinuxOptions.DEFAULT);

    @AfterEach
    void close() {
        backend.close();
    }

    /** What a round does. */
    private interface Round {
        void run() throws Exception;
    }

    private static void repeat(int rounds, Round round) throws Exception {
        for (int i = 0; i < rounds / 10; i++) {
            round.run();
        }
        long descriptors = count("/proc/self/fd");
        long threads = count("/proc/self/task");
        long grown = Long.MAX_VALUE;
        // The heap grows at first, whatever a round does; a leak grows in every batch.
        for (int batch = 0; batch < BATCHES && grown >= most(rounds); batch++) {
            System.gc();
            long before = resident();
            for (int i = 0; i < rounds; i++) {
                round.run();
            }
            System.gc();
            grown = resident() - before;
        }
        assertThat(grown).as("bytes that are resident after another " + rounds + " rounds")
                .isLessThan(most(rounds));
        assertThat(count("/proc/self/fd")).as("descriptors").isLessThanOrEqualTo(descriptors + 4);
        assertThat(count("/proc/self/task")).as("threads").isLessThanOrEqualTo(threads + 8);
    }

    /** What of the JVM may move meanwhile, or a leak of the smallest block in each round. */
    private static long most(int rounds) {
        return Math.max(2 << 20, LEAK_BYTES * rounds);
    }

    @Test
    void waitWordsAndParkers() throws Exception {
        repeat(ROUNDS, () -> {
            try (WaitWord word = backend.waitWords().create(1); Parker parker = backend.parker()) {
                word.await(0, Parker.FOREVER);
                parker.park(0);
            }
        });
        assertThat(backend.waitWords().used()).isZero();
    }

    @Test
    void timers() throws Exception {
        repeat(ROUNDS, () -> {
            try (Timer timer = backend.timers().create()) {
                timer.arm(Long.MAX_VALUE / 2, 1000);
            }
        });
    }

    @Test
    void eventQueues() throws Exception {
        repeat(ROUNDS, () -> {
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
        repeat(ROUNDS, () -> {
            try (PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
                lock.lock(Parker.FOREVER);
                lock.unlock();
            }
        });
    }

    @Test
    void memoryDomains() throws Exception {
        // Freeing one stops every thread for a moment, so a tenth of the rounds.
        repeat(Stress.rounds(ROUNDS / 10, ROUNDS), () -> {
            try (MemoryDomain domain = backend.memory().domain("leak", 8192)) {
                domain.memory().fill((byte) 1);
            }
        });
    }

    @Test
    void threads() throws Exception {
        repeat(Stress.rounds(ROUNDS / 20, ROUNDS), () -> {
            Carrier carrier = backend.threads().create(CarrierRequest.named("leak"), () -> {
            });
            carrier.start();
            carrier.join(Parker.FOREVER);
        });
    }

    @Test
    void backends() throws Exception {
        repeat(ROUNDS / 20, () -> {
            LinuxBackend other = new LinuxBackend(PlatformLimits.SEED, LinuxOptions.DEFAULT);
            other.parker().close();
            other.close();
        });
    }

    private static long count(String directory) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            return entries.count();
        }
    }

    private static long resident() throws IOException {
        return Files.readString(Path.of("/proc/self/status")).lines().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElseThrow();
    }
}
